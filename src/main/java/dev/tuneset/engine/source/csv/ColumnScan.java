package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.csv.PandasNumber.Status;

/** Finds the type of one column of one chunk as pandas does: integers, else unsigned, else decimals, else booleans, else text. */
final class ColumnScan {
    private final PandasNumber number;
    private Status signed = Status.READ;
    private Status unsigned = Status.READ;
    private Status decimal = Status.READ;
    private boolean booleans = true;
    private boolean missing;
    private boolean integers;
    private boolean minus;
    private boolean beyondSigned;

    ColumnScan(PandasNumber number) {
        this.number = number;
    }

    void see(char[] chars, int start, int end) {
        if (PandasMissing.is(chars, start, end)) {
            missing = true;
            return;
        }
        if (signed == Status.READ) {
            signed = number.readSigned(chars, start, end);
            if (signed == Status.READ) {
                minus |= number.negative();
                integers = true;
                return;
            }
        }
        seeOther(chars, start, end);
    }

    /** Takes in a cell of a column that is not all signed integers; such integers are unsigned or decimals as well. */
    private void seeOther(char[] chars, int start, int end) {
        if (unsigned == Status.READ) {
            unsigned = number.readUnsigned(chars, start, end);
            minus |= unsigned == Status.READ && number.negative();
            beyondSigned |= unsigned == Status.READ && number.signed() < 0;
        }
        if (decimal == Status.READ) {
            decimal = number.readDecimal(chars, start, end);
        }
        booleans = booleans && !integers && PandasBoolean.is(chars, start, end);
    }

    /** Whether the column is text whatever follows. */
    boolean isSettled() {
        return signed != Status.READ && unsigned != Status.READ && decimal != Status.READ && !booleans;
    }

    ColumnType type() {
        if (signed == Status.READ) {
            return missing ? ColumnType.INTEGER_WITH_MISSING : ColumnType.INTEGER;
        }
        if (signed == Status.OUT_OF_RANGE && unsigned == Status.READ) {
            return unsignedType();
        }
        if (signed == Status.OUT_OF_RANGE && unsigned == Status.OUT_OF_RANGE) {
            return ColumnType.TEXT;
        }
        if (decimal == Status.READ) {
            return ColumnType.DECIMAL;
        }
        return booleans ? ColumnType.BOOLEAN : ColumnType.TEXT;
    }

    /** Beside a number beyond 63 bits neither a minus sign nor a missing value fits. */
    private ColumnType unsignedType() {
        if (beyondSigned && (minus || missing)) {
            return ColumnType.TEXT_VERBATIM;
        }
        return minus ? ColumnType.TEXT : ColumnType.UNSIGNED;
    }
}
