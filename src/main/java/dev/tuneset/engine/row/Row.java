package dev.tuneset.engine.row;

import dev.tuneset.engine.outcome.Note;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row: values in the order of its schema.
 *
 * <p>A value is one of: {@code null}; {@link Boolean}; {@link Long} or, beyond 64 bits, {@link java.math.BigInteger};
 * {@link Double} or, where a double would not keep it, {@link java.math.BigDecimal}; {@link String}; {@code byte[]};
 * {@link java.time.LocalDate}, {@link java.time.LocalTime}, {@link java.time.LocalDateTime} or
 * {@link java.time.OffsetDateTime}; a {@link List} of values; a {@link Map} from text to values in the order of the source.
 */
public final class Row implements ReadRow {
    private final Schema schema;
    private final @Nullable Object[] values;
    private final Place place;
    private final List<Note> notes;

    /** Takes over {@code values}; the caller does not change them afterwards. */
    public Row(Schema schema, @Nullable Object[] values, Place place) {
        this(schema, values, place, List.of());
    }

    /** Takes over {@code values}; {@code notes} say what reading had to repair. */
    @SuppressWarnings("ArrayIsStoredDirectly")
    public Row(Schema schema, @Nullable Object[] values, Place place, List<Note> notes) {
        if (values.length != schema.size()) {
            throw new IllegalArgumentException(values.length + " values for " + schema.size() + " columns");
        }
        this.schema = schema;
        this.values = values;
        this.place = place;
        this.notes = List.copyOf(notes);
    }

    public Schema schema() {
        return schema;
    }

    @Override
    public Place place() {
        return place;
    }

    /** What reading had to repair in this row; empty when it stood in the source as it is here. */
    public List<Note> notes() {
        return notes;
    }

    public @Nullable Object value(int index) {
        return values[index];
    }

    /** The value of a column; {@code null} also when there is no such column. */
    public @Nullable Object value(String column) {
        int index = schema.indexOf(column);
        return index < 0 ? null : values[index];
    }

    public List<@Nullable Object> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /** The row as an ordered map from column name to value. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(values.length * 2);
        for (int i = 0; i < values.length; i++) {
            map.put(schema.columns().get(i), values[i]);
        }
        return map;
    }

    @Override
    public String toString() {
        return place + " " + toMap();
    }
}
