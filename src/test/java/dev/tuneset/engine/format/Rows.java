package dev.tuneset.engine.format;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows for tests, from maps and from JSON. */
public final class Rows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    public static Row of(Map<String, ? extends @Nullable Object> values) {
        return new Row(
                new Schema(List.copyOf(values.keySet())), values.values().toArray(), new Place("test.jsonl", 1, 1));
    }

    /** A row of a JSON object; single quotes stand for double ones. */
    public static Row json(String object) {
        return of(map(object.replace('\'', '"')));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> map(String object) {
        return (Map<String, @Nullable Object>) value(tree(object));
    }

    public static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All records of a JSON array, or of lines of objects. */
    public static List<Row> file(Path path) {
        List<Row> rows = new ArrayList<>();
        try (var values = JSON.reader()
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .forType(JsonNode.class)
                .<JsonNode>readValues(Files.newBufferedReader(path))) {
            while (values.hasNext()) {
                JsonNode node = values.next();
                Iterable<JsonNode> records = node.isArray() ? node : List.of(node);
                for (JsonNode item : records) {
                    rows.add(of(map(item.toString())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    public static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(item -> list.add(value(item)));
            return list;
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isTextual() ? node.textValue() : null;
    }
}
