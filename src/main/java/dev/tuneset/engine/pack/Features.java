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
    private final boolean parquet;
    private final boolean decoded;

    private Features(boolean parquet, boolean decoded) {
        this.parquet = parquet;
        this.decoded = decoded;
    }

    /**
     * The features. JSON has no schema of its own: without them the loader takes that of the first part it reads, and
     * refuses keys that come later.
     *
     * @param decoded whether the loader takes JSON text in Parquet apart again
     * @return {@code null} when the loader has to find out for itself
     */
    static @Nullable List<Map<String, @Nullable Object>> of(Shape records, boolean parquet, boolean decoded) {
        if (records.fields().isEmpty() || (!parquet && !isJson(records))) {
            return null;
        }
        return new Features(parquet, decoded).fields(records);
    }

    private List<Map<String, @Nullable Object>> fields(Shape struct) {
        List<Map<String, @Nullable Object>> fields = new ArrayList<>();
        struct.fields().forEach((name, shape) -> {
            Map<String, @Nullable Object> field = new LinkedHashMap<>();
            field.put("name", name);
            field.putAll(type(shape));
            fields.add(field);
        });
        return fields;
    }

    private Map<String, @Nullable Object> type(Shape shape) {
        if (shape.kind() == Shape.Kind.STRUCT) {
            return Map.of("struct", fields(shape));
        }
        if (shape.kind() == Shape.Kind.LIST) {
            Map<String, @Nullable Object> element = type(shape.element());
            Object inner = element.containsKey("dtype") ? element.get("dtype") : element.get("struct");
            return Map.of("list", inner == null ? element : inner);
        }
        return Map.of("dtype", Objects.requireNonNull(scalar(shape)));
    }

    private String scalar(Shape shape) {
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
            case TEXT -> "string";
            // in JSON the values stand as they are
            case MIXED -> parquet ? "string" : "json";
            case VERBATIM -> isText(shape) ? "string" : "json";
            case LIST, STRUCT -> throw new IllegalArgumentException("no scalar: " + shape.kind());
        };
    }

    private boolean isText(Shape verbatim) {
        return parquet ? !decoded || !verbatim.isAllJson() : verbatim.isAllText();
    }

    /** Whether JSON holds each value in the type that the features would say. */
    private static boolean isJson(Shape shape) {
        return switch (shape.kind()) {
            case NOTHING, BOOLEAN, INTEGER, DOUBLE, TEXT, MIXED, VERBATIM -> true;
            case LIST -> isJson(shape.element());
            case STRUCT -> shape.fields().values().stream().allMatch(Features::isJson);
            case DECIMAL, BYTES, DATE, TIME, LOCAL, INSTANT -> false;
        };
    }
}
