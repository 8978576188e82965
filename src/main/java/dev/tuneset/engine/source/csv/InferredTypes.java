package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Types cells as {@code datasets.load_dataset("csv")} does: pandas finds the types of each chunk of 10,000 rows, then the
 * chunk is cast to the types of the first. A second cursor runs one chunk ahead to find the types, so no rows are held.
 */
final class InferredTypes implements Closeable {
    static final int CHUNK_ROWS = 10_000;

    private static final char[] NOTHING = new char[0];

    private final CsvCursor scout;
    private final int chunkRows;
    private final int width;
    private final PandasNumber number = new PandasNumber();
    private final CutValues.Cell cell = new CutValues.Cell();
    private final List<ColumnType> first;
    private List<ColumnType> current;
    private int rowInChunk;

    InferredTypes(CsvCursor scout) throws IOException {
        this(scout, CHUNK_ROWS);
    }

    InferredTypes(CsvCursor scout, int chunkRows) throws IOException {
        this.scout = scout;
        this.chunkRows = chunkRows;
        this.width = scout.schema().size();
        this.first = scanChunk();
        this.current = first;
    }

    /** The good row that {@code cursor} stands on, or a bad one when a value cannot be cast. */
    ReadRow type(CsvCursor cursor) throws IOException {
        if (rowInChunk == chunkRows) {
            current = scanChunk();
            rowInChunk = 0;
        }
        rowInChunk++;
        @Nullable Object[] values = new Object[width];
        for (int i = 0; i < width; i++) {
            load(cursor, i);
            Object value = value(current.get(i));
            Object cast = current.equals(first) ? value : ArrowCast.to(first.get(i), value);
            if (cast == ArrowCast.REFUSED) {
                return refusal(cursor, i);
            }
            values[i] = cast;
        }
        return new Row(cursor.schema(), values, cursor.place(), cursor.notes());
    }

    @Override
    public void close() throws IOException {
        scout.close();
    }

    private BadRow refusal(CsvCursor cursor, int index) {
        return cursor.bad(
                Reason.MALFORMED_ROW,
                "The value of column \"" + cursor.schema().columns().get(index) + "\" in line "
                        + cursor.tokenizer().line() + " cannot be read as " + first.get(index).label
                        + ", the type of that column in the first " + chunkRows
                        + " rows. Read the source with types: text.");
    }

    private List<ColumnType> scanChunk() throws IOException {
        List<ColumnScan> scans = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            scans.add(new ColumnScan(number));
        }
        for (int rows = 0; rows < chunkRows && scout.advance(); ) {
            if (scout.bad() == null) {
                rows++;
                for (int i = 0; i < width; i++) {
                    if (!scans.get(i).isSettled()) {
                        load(scout, i);
                        scans.get(i).see(cell.chars, cell.start, cell.end);
                    }
                }
            }
        }
        return scans.stream().map(ColumnScan::type).toList();
    }

    /** A row with too few values is filled up with missing ones. */
    private void load(CsvCursor cursor, int index) {
        if (index < cursor.size()) {
            cursor.tokenizer().value(index, cell);
        } else {
            cell.set(NOTHING, 0, 0);
        }
    }

    private @Nullable Object value(ColumnType type) {
        char[] chars = cell.chars;
        int start = cell.start;
        int end = cell.end;
        if (type != ColumnType.TEXT_VERBATIM && PandasMissing.is(chars, start, end)) {
            return null;
        }
        return switch (type) {
            case TEXT, TEXT_VERBATIM -> cell.text();
            case BOOLEAN -> PandasBoolean.isTrue(chars, start, end);
            case INTEGER -> {
                number.readSigned(chars, start, end);
                yield number.signed();
            }
            case INTEGER_WITH_MISSING -> {
                number.readSigned(chars, start, end);
                yield number.signed() == Long.MIN_VALUE ? null : (Object) (double) number.signed();
            }
            case UNSIGNED -> {
                number.readUnsigned(chars, start, end);
                yield number.unsigned();
            }
            case DECIMAL -> {
                number.readDecimal(chars, start, end);
                yield number.decimal();
            }
        };
    }
}
