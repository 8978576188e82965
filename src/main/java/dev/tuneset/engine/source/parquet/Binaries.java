package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.source.parquet.Scalars.BinaryReading;
import dev.tuneset.engine.source.typed.RowUnderWay;
import java.time.DateTimeException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;

/** A column of bytes and of what is stored as bytes: large decimals, identifiers, old timestamps. */
final class Binaries extends PrimitiveConverter {
    private final Target target;
    private final String path;
    private final RowUnderWay row;
    private final BinaryReading reading;

    Binaries(Target target, String path, RowUnderWay row, BinaryReading reading) {
        this.target = target;
        this.path = path;
        this.row = row;
        this.reading = reading;
    }

    @Override
    public void addBinary(Binary value) {
        try {
            target.put(reading.read(value));
        } catch (DateTimeException | ArithmeticException e) {
            row.defect(Reason.MALFORMED_ROW, "column " + path + " holds bytes that are no such date or time");
        }
    }
}
