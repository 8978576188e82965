package dev.tuneset.engine.run;

import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that are in memory already: a request's body, a preview's sample. */
public class ListRows implements RowReader {
    private final Schema schema;
    private final List<? extends ReadRow> rows;
    private int next;

    public ListRows(Schema schema, List<? extends ReadRow> rows) {
        this.schema = schema;
        this.rows = rows;
    }

    /** Rows from maps; the columns are the union of their keys, a key that a row lacks is {@code null}. */
    public static ListRows ofMaps(String source, List<Map<String, @Nullable Object>> maps) {
        Set<String> columns = new LinkedHashSet<>();
        maps.forEach(map -> columns.addAll(map.keySet()));
        return ofMaps(source, List.copyOf(columns), maps);
    }

    /** Rows from maps with these columns; a column that a row lacks is {@code null}, a key that is no column is left out. */
    public static ListRows ofMaps(String source, List<String> columns, List<Map<String, @Nullable Object>> maps) {
        Schema schema = new Schema(columns);
        List<Row> rows = new ArrayList<>(maps.size());
        for (Map<String, @Nullable Object> map : maps) {
            @Nullable Object[] values = new Object[schema.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = map.get(schema.columns().get(i));
            }
            rows.add(new Row(schema, values, new Place(source, rows.size() + 1L, 0)));
        }
        return new ListRows(schema, rows);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public @Nullable ReadRow next() {
        return next < rows.size() ? rows.get(next++) : null;
    }

    @Override
    public long bytesRead() {
        return next;
    }

    @Override
    public long bytesTotal() {
        return rows.size();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
