package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.parquet.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns as a dataset card's {@code dataset_info.features} names them, in the form of {@code datasets} 4 and later
 * ({@code Features._to_yaml_list}).
 */
final class Features {
    private Features() {}

    /**
     * The features.
     *
     * @param parquet whether the file has a schema of its own; JSON has none, so only what every record spells out alike is
     *     named
     * @return {@code null} when the loader has to find out for itself
     */
    static @Nullable List<Map<String, @Nullable Object>> of(Shape records, boolean parquet) {
        if (records.fields().isEmpty() || (!parquet && !(records.isUniform() && isPlain(records)))) {
            return null;
        }
        return fields(records);
    }

    private static List<Map<String, @Nullable Object>> fields(Shape struct) {
        List<Map<String, @Nullable Object>> fields = new ArrayList<>();
        struct.fields().forEach((name, shape) -> {
            Map<String, @Nullable Object> field = new LinkedHashMap<>();
            field.put("name", name);
            field.putAll(type(shape));
            fields.add(field);
        });
        return fields;
    }

    private static Map<String, @Nullable Object> type(Shape shape) {
        if (shape.kind() == Shape.Kind.STRUCT) {
            return Map.of("struct", fields(shape));
        }
        if (shape.kind() == Shape.Kind.LIST) {
            Map<String, @Nullable Object> element = type(shape.element());
            Object inner = element.containsKey("dtype") ? element.get("dtype") : element.get("struct");
            return Map.of("list", inner == null ? List.of(element) : inner);
        }
        return Map.of("dtype", Objects.requireNonNull(scalar(shape)));
    }

    private static String scalar(Shape shape) {
        return switch (shape.kind()) {
            case NOTHING -> "null";
            case BOOLEAN -> "bool";
            case INTEGER -> "int64";
            case DOUBLE -> "float64";
            case DECIMAL -> "decimal128(" + shape.precision() + ", " + shape.scale() + ")";
            case BYTES -> "binary";
            case DATE -> "date32";
            case TIME -> "time64[us]";
            case LOCAL -> "timestamp[us]";
            case INSTANT -> "timestamp[us, tz=UTC]";
            case TEXT, MIXED, VERBATIM -> "string";
            case LIST, STRUCT -> throw new IllegalArgumentException("no scalar: " + shape.kind());
        };
    }

    /** Whether JSON holds each value in the type that the features would say. */
    private static boolean isPlain(Shape shape) {
        return switch (shape.kind()) {
            case BOOLEAN, INTEGER, DOUBLE, TEXT -> true;
            case LIST -> isPlain(shape.element());
            case STRUCT -> shape.fields().values().stream().allMatch(Features::isPlain);
            case NOTHING, DECIMAL, BYTES, DATE, TIME, LOCAL, INSTANT, MIXED, VERBATIM -> false;
        };
    }
}
