package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.sink.ColumnNote;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the values of one field have in common, learned value by value: the smallest type that holds them all. */
public final class Shape {
    private static final int FIELDS_MAX = 1_000;
    private static final int DEPTH_MAX = 40;
    private static final int DECIMAL_DIGITS_MAX = 38;
    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final int NANOS_PER_MICRO = 1_000;

    /**
     * Fields whose values differ from row to row by their nature: as structs, each would get the keys of all others as
     * nulls, so that a tool would be told of parameters it does not have.
     */
    private static final Set<String> VERBATIM = Set.of("tools", "arguments", "parameters");

    /** The types of columns. */
    public enum Kind {
        NOTHING,
        BOOLEAN,
        INTEGER,
        DOUBLE,
        DECIMAL,
        TEXT,
        BYTES,
        DATE,
        TIME,
        LOCAL,
        INSTANT,
        LIST,
        STRUCT,
        /** Values of several types: each as JSON text. */
        MIXED,
        /** Texts as they are, all else as JSON text. */
        VERBATIM
    }

    private final int depth;
    private final Map<String, Shape> fields = new LinkedHashMap<>();
    private @Nullable Shape element;
    private Kind kind = Kind.NOTHING;
    private boolean beyondDouble;
    private long values;
    private long structs;
    private boolean stringified;
    private boolean texts;
    private boolean widened;
    private int digits;
    private int scale;

    Shape(int depth) {
        this.depth = depth;
    }

    /** The shape of a whole record. */
    public static Shape ofRecords() {
        Shape shape = new Shape(0);
        shape.kind = Kind.STRUCT;
        return shape;
    }

    /** The column's type; a struct that never had a field cannot be a column of its own. */
    public Kind kind() {
        return kind == Kind.STRUCT && fields.isEmpty() && depth > 0 ? Kind.MIXED : kind;
    }

    public Map<String, Shape> fields() {
        return fields;
    }

    public Shape element() {
        return element == null ? new Shape(depth + 1) : element;
    }

    public int precision() {
        return Math.max(1, digits + scale);
    }

    public int scale() {
        return scale;
    }

    public void add(@Nullable Object value) {
        values++;
        if (kind == Kind.VERBATIM && value != null) {
            texts |= value instanceof String;
            stringified |= !(value instanceof String);
        }
        if (value == null || kind == Kind.MIXED || kind == Kind.VERBATIM) {
            return;
        }
        Kind found = measure(value);
        kind = kind == Kind.NOTHING ? found : joined(kind, found);
        if (kind == Kind.LIST) {
            Shape elements = element();
            element = elements;
            ((List<?>) value).forEach(elements::add);
        } else if (kind == Kind.STRUCT) {
            structs++;
            ((Map<?, ?>) value)
                    .forEach((name, member) -> field(String.valueOf(name)).add(member));
        }
    }

    /** Whether there were values of several types; a struct without fields, too, is a column of JSON text, but of one type. */
    public boolean isMixed() {
        return kind == Kind.MIXED;
    }

    /** Whether values that are kept to the letter were all texts. */
    public boolean isAllText() {
        return kind == Kind.VERBATIM && !stringified;
    }

    /** Whether values that are kept to the letter were never texts, so that each can be told from its JSON text. */
    public boolean isAllJson() {
        return kind == Kind.VERBATIM && !texts;
    }

    /** Whether every struct had the same fields, the records themselves aside. */
    public boolean isUniform() {
        for (Shape field : fields.values()) {
            if (!field.isUniform() || (depth > 0 && field.values != structs)) {
                return false;
            }
        }
        return element == null || element.isUniform();
    }

    /** What has to be written otherwise than it was. */
    public List<ColumnNote> notes() {
        List<ColumnNote> notes = new ArrayList<>();
        fields.forEach((name, field) -> field.note(name, notes));
        return notes;
    }

    private void note(String path, List<ColumnNote> notes) {
        switch (kind()) {
            case MIXED ->
                notes.add(new ColumnNote(
                        "mixed_types",
                        path,
                        "The values of " + path + " have several types; each is written as JSON text."));
            case VERBATIM -> noteVerbatim(path, notes);
            case DOUBLE -> noteWidened(path, notes);
            case LIST -> element().note(path + "[]", notes);
            case STRUCT -> fields.forEach((name, field) -> field.note(path + "." + name, notes));
            default -> {
                // as it was
            }
        }
    }

    private void noteVerbatim(String path, List<ColumnNote> notes) {
        if (stringified) {
            notes.add(new ColumnNote(
                    "json_text",
                    path,
                    "The values of " + path + " are lists or objects; each is written as JSON text."));
        }
    }

    private void noteWidened(String path, List<ColumnNote> notes) {
        if (widened) {
            notes.add(new ColumnNote(
                    "widened",
                    path,
                    "The values of " + path + " are whole numbers and decimals; all are written as decimals."));
        }
    }

    private Shape field(String name) {
        if (fields.size() >= FIELDS_MAX && !fields.containsKey(name) && depth > 0) {
            kind = Kind.MIXED;
        }
        return fields.computeIfAbsent(name, key -> {
            Shape shape = new Shape(depth + 1);
            shape.kind = VERBATIM.contains(name) ? Kind.VERBATIM : Kind.NOTHING;
            return shape;
        });
    }

    private Kind joined(Kind before, Kind found) {
        if (before == found) {
            return found;
        }
        boolean numbers = isNumber(before) && isNumber(found);
        if (numbers && (before == Kind.DECIMAL || found == Kind.DECIMAL)) {
            return before == Kind.DOUBLE || found == Kind.DOUBLE ? Kind.MIXED : Kind.DECIMAL;
        }
        widened = numbers && !beyondDouble;
        return widened ? Kind.DOUBLE : Kind.MIXED;
    }

    private static boolean isNumber(Kind kind) {
        return kind == Kind.INTEGER || kind == Kind.DOUBLE || kind == Kind.DECIMAL;
    }

    private Kind measure(Object value) {
        if (value instanceof String) {
            return Kind.TEXT;
        }
        if (value instanceof Number number) {
            Kind measured = measure(number);
            // a double that became a column of doubles must stay exact for the integers still to come
            return measured == Kind.INTEGER && kind == Kind.DOUBLE && beyondDouble ? Kind.MIXED : measured;
        }
        if (value instanceof List<?>) {
            return depth < DEPTH_MAX ? Kind.LIST : Kind.MIXED;
        }
        if (value instanceof Map<?, ?>) {
            return depth < DEPTH_MAX ? Kind.STRUCT : Kind.MIXED;
        }
        if (value instanceof Boolean) {
            return Kind.BOOLEAN;
        }
        return value instanceof byte[] ? Kind.BYTES : time(value);
    }

    private Kind measure(Number number) {
        if (number instanceof Long || number instanceof Integer) {
            long value = number.longValue();
            beyondDouble |= value > EXACT_IN_DOUBLE || value < -EXACT_IN_DOUBLE;
            digits = Math.max(digits, Long.toString(value).length());
            return Kind.INTEGER;
        }
        if (number instanceof BigInteger || number instanceof BigDecimal) {
            BigDecimal decimal = number instanceof BigDecimal exact ? exact : new BigDecimal((BigInteger) number);
            scale = Math.max(scale, decimal.scale());
            digits = Math.max(digits, decimal.precision() - decimal.scale());
            return digits + scale <= DECIMAL_DIGITS_MAX ? Kind.DECIMAL : Kind.MIXED;
        }
        return Kind.DOUBLE;
    }

    /** Times finer than microseconds, and offsets from UTC, would be lost in a column of times. */
    private static Kind time(Object value) {
        if (value instanceof LocalDate) {
            return Kind.DATE;
        }
        if (value instanceof LocalTime time) {
            return isWholeMicros(time) ? Kind.TIME : Kind.MIXED;
        }
        if (value instanceof LocalDateTime time) {
            return isWholeMicros(time) ? Kind.LOCAL : Kind.MIXED;
        }
        if (value instanceof OffsetDateTime time && time.getOffset().equals(ZoneOffset.UTC)) {
            return isWholeMicros(time) ? Kind.INSTANT : Kind.MIXED;
        }
        return Kind.MIXED;
    }

    private static boolean isWholeMicros(TemporalAccessor time) {
        return time.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MICRO == 0;
    }
}
