package dev.tuneset.engine.store;

import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows and bad rows of a store, merged into the order of the source. */
final class StoreReader implements RowReader {
    private final Schema schema;
    private final BlocksFile file;
    private final RowCursor rows;
    private final BadRowCursor badRows;
    private RowCodec.@Nullable PlacedBadRow nextBad;
    private long rowsRead;

    StoreReader(Schema schema, BlocksFile file, RowCursor rows, BadRowCursor badRows) {
        this.schema = schema;
        this.file = file;
        this.rows = rows;
        this.badRows = badRows;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        if (nextBad == null && badRows.hasNext()) {
            nextBad = badRows.next();
        }
        if (nextBad != null && nextBad.after() <= rowsRead) {
            ReadRow bad = nextBad.row();
            nextBad = null;
            return bad;
        }
        if (!rows.hasNext()) {
            return null;
        }
        rowsRead++;
        return rows.next();
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return file.size();
    }

    /** The store is closed by who opened it. */
    @Override
    public void close() {
        nextBad = null;
    }
}
