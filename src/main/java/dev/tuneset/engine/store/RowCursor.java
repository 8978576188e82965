package dev.tuneset.engine.store;

import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;

/** Walks over the rows of a store. */
final class RowCursor {
    private final BlocksCursor records;
    private final Schema schema;
    private String source = "";

    RowCursor(BlocksFile file, Schema schema) {
        this.records = new BlocksCursor(file);
        this.schema = schema;
    }

    void seek(long row) throws IOException {
        source = "";
        for (int skip = records.seek(row); skip > 0; skip--) {
            next();
        }
    }

    boolean hasNext() {
        return records.hasNext();
    }

    Row next() throws IOException {
        if (records.atBlockStart()) {
            source = "";
        }
        Row row = RowCodec.row(schema, source, records.next());
        source = row.place().source();
        return row;
    }

    long bytesRead() {
        return records.bytesRead();
    }
}
