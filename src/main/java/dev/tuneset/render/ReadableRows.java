package dev.tuneset.render;

import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows that could be read, each under the number that the pages show it under, from 1. */
final class ReadableRows implements RowReader {
    private final RowReader rows;
    private long number;

    ReadableRows(RowReader rows) {
        this.rows = rows;
    }

    @Override
    public Schema schema() {
        return rows.schema();
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        ReadRow next = rows.next();
        while (next != null && !(next instanceof Row)) {
            next = rows.next();
        }
        if (!(next instanceof Row row)) {
            return null;
        }
        Place place = new Place(row.place().source(), ++number, row.place().line());
        return new Row(row.schema(), row.values().toArray(), place, row.notes());
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return rows.bytesTotal();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
