package dev.tuneset.engine.store;

import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The imported rows of one source on disk: any page of them at the same cost, or all in order. Safe for several threads.
 *
 * <p>Damage is noticed by checksums and reported as a {@code TunesetException} with code {@code store_damaged}.
 */
public final class RowStore implements Closeable {
    static final String ROWS = "rows.bin";
    static final String BAD_ROWS = "bad.bin";

    private final BlocksFile rows;
    private final BlocksFile badRows;
    private final Schema schema;

    private RowStore(BlocksFile rows, BlocksFile badRows) throws IOException {
        this.rows = rows;
        this.badRows = badRows;
        this.schema = RowCodec.schema(rows.header());
    }

    /** Opens a store that {@link RowStoreWriter} finished. */
    public static RowStore open(Path folder) throws IOException {
        BlocksFile rows = new BlocksFile(folder.resolve(ROWS));
        BlocksFile badRows = null;
        try {
            badRows = new BlocksFile(folder.resolve(BAD_ROWS));
            return new RowStore(rows, badRows);
        } catch (IOException | RuntimeException e) {
            rows.close();
            if (badRows != null) {
                badRows.close();
            }
            throw e;
        }
    }

    public Schema schema() {
        return schema;
    }

    public long rows() {
        return rows.records();
    }

    public long badRows() {
        return badRows.records();
    }

    /** Bytes of the store on disk. */
    public long size() {
        return rows.size() + badRows.size();
    }

    /** Up to {@code limit} rows from {@code offset}, counted from 0; fewer at the end. */
    public List<Row> rows(long offset, int limit) throws IOException {
        List<Row> page = new ArrayList<>();
        forEach(offset, limit, page::add);
        return page;
    }

    /** The rows of {@link #rows(long, int)} one by one, for rows that may be large. */
    public void forEach(long offset, int limit, Visitor visitor) throws IOException {
        RowCursor cursor = new RowCursor(rows, schema);
        cursor.seek(notNegative(offset));
        for (int i = 0; i < limit && cursor.hasNext(); i++) {
            visitor.visit(cursor.next());
        }
    }

    /** Is shown one row after the other. */
    @FunctionalInterface
    public interface Visitor {
        void visit(Row row) throws IOException;
    }

    /** Up to {@code limit} bad rows from {@code offset}, counted from 0; fewer at the end. */
    public List<BadRow> badRows(long offset, int limit) throws IOException {
        BadRowCursor cursor = new BadRowCursor(badRows);
        cursor.seek(notNegative(offset));
        List<BadRow> page = new ArrayList<>();
        while (page.size() < limit && cursor.hasNext()) {
            page.add(cursor.next().row());
        }
        return page;
    }

    /** All rows and bad rows in the order in which they were appended; closing it leaves the store open. */
    public RowReader reader() {
        return new StoreReader(schema, rows, new RowCursor(rows, schema), new BadRowCursor(badRows));
    }

    @Override
    public void close() throws IOException {
        rows.close();
        badRows.close();
    }

    private static long notNegative(long offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("offset must not be negative: " + offset);
        }
        return offset;
    }
}
