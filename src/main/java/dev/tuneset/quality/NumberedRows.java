package dev.tuneset.quality;

import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives every row the number that the pages show it under: its place among the rows that could be read, from 1. */
final class NumberedRows implements RowReader {
    private final RowReader rows;
    private long number;

    NumberedRows(RowReader rows) {
        this.rows = rows;
    }

    @Override
    public Schema schema() {
        return rows.schema();
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        ReadRow next = rows.next();
        if (!(next instanceof Row row)) {
            return next;
        }
        number++;
        Place place = row.place();
        return place.row() == number
                ? row
                : new Row(
                        row.schema(),
                        row.values().toArray(),
                        new Place(place.source(), number, place.line()),
                        row.notes());
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
