package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads CSV rows with verbatim text values. */
final class CsvReader implements RowReader {
    private final CsvCursor cursor;
    private final long bytesTotal;
    private final Schema schema;

    CsvReader(CsvCursor cursor, long bytesTotal) {
        this.cursor = cursor;
        this.bytesTotal = bytesTotal;
        this.schema = cursor.schema();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        if (!cursor.advance()) {
            return null;
        }
        BadRow bad = cursor.bad();
        if (bad != null) {
            return bad;
        }
        Tokenizer tokenizer = cursor.tokenizer();
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tokenizer.value(i);
        }
        return new Row(schema, values, cursor.place(), cursor.notes());
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
        cursor.close();
    }
}
