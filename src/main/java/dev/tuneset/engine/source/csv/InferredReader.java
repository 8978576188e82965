package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads CSV rows with values typed as {@code datasets} types them. */
final class InferredReader implements RowReader {
    private final CsvCursor cursor;
    private final InferredTypes types;
    private final long bytesTotal;

    InferredReader(CsvCursor cursor, InferredTypes types, long bytesTotal) {
        this.cursor = cursor;
        this.types = types;
        this.bytesTotal = bytesTotal;
    }

    @Override
    public Schema schema() {
        return cursor.schema();
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        if (!cursor.advance()) {
            return null;
        }
        BadRow bad = cursor.bad();
        return bad != null ? bad : types.type(cursor);
    }

    @Override
    public long bytesRead() {
        return cursor.tokenizer().bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        try (types) {
            cursor.close();
        }
    }
}
