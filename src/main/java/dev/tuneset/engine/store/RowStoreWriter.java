package dev.tuneset.engine.store;

import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the rows and bad rows of one source into a {@link RowStore}, which appears whole at {@link #finish()} or not at all.
 *
 * <p>Memory is bounded by the largest row. A failure to write is a {@code TunesetException} with code {@code disk_full} or
 * {@code not_writable}; closing without finishing leaves nothing behind.
 */
public final class RowStoreWriter implements Closeable {
    private final Path target;
    private final Path partial;
    private final Schema schema;
    private final BlocksWriter rows;
    private final BlocksWriter badRows;
    private String sourceBefore = "";
    private boolean finished;

    /** {@code target}: the folder that the store becomes; its parent is created where it is missing. */
    public RowStoreWriter(Path target, Schema schema) {
        this.target = target;
        this.schema = schema;
        this.partial = Folders.partialOf(target);
        try {
            Folders.renew(partial);
            this.rows = new BlocksWriter(partial.resolve(RowStore.ROWS), RowCodec.header(schema));
            this.badRows = new BlocksWriter(partial.resolve(RowStore.BAD_ROWS), RowCodec.header(schema));
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    /** Appends a row of the writer's schema, or a bad row. */
    public void append(ReadRow row) {
        try {
            if (row instanceof Row good) {
                appendRow(good);
            } else if (row instanceof BadRow bad) {
                RowCodec.write(bad, rows.records(), badRows.record());
                badRows.endRecord();
            }
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    private void appendRow(Row row) throws IOException {
        if (!row.schema().equals(schema)) {
            throw new IllegalArgumentException("a row with columns " + row.schema() + " in a store of " + schema);
        }
        RecordOutput out = rows.record();
        RowCodec.write(row, out.size() == 0 ? "" : sourceBefore, out);
        sourceBefore = row.place().source();
        rows.endRecord();
    }

    public long rows() {
        return rows.records();
    }

    public long badRows() {
        return badRows.records();
    }

    /** Makes all that was appended durable and visible, in place of a store that was there before. */
    public void finish() {
        try {
            rows.finish();
            badRows.finish();
            rows.close();
            badRows.close();
            Folders.publish(partial, target);
            finished = true;
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (finished) {
            return;
        }
        rows.close();
        badRows.close();
        Folders.delete(partial);
    }
}
