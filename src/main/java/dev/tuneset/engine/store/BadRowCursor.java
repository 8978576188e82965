package dev.tuneset.engine.store;

import java.io.IOException;

/** Walks over the bad rows of a store. */
final class BadRowCursor {
    private final BlocksCursor records;

    BadRowCursor(BlocksFile file) {
        this.records = new BlocksCursor(file);
    }

    void seek(long badRow) throws IOException {
        for (int skip = records.seek(badRow); skip > 0; skip--) {
            next();
        }
    }

    boolean hasNext() {
        return records.hasNext();
    }

    RowCodec.PlacedBadRow next() throws IOException {
        return RowCodec.badRow(records.next());
    }
}
