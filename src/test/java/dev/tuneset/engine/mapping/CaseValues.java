package dev.tuneset.engine.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of the worked cases, tagged where JSON cannot hold them. */
final class CaseValues {
    private CaseValues() {}

    static @Nullable Object of(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(of(item)));
            return list;
        }
        return node.isObject() ? object(node) : node.asText();
    }

    /** A text that is equal for equal values, bytes and not-a-number included. */
    static String written(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(CaseValues::written).toList().toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, String> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(key, written(item)));
            return sorted.toString();
        }
        String text = value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
        return value == null ? text : value.getClass().getSimpleName() + ":" + text;
    }

    private static Object object(JsonNode node) {
        if (node.has("$float")) {
            return Double.valueOf(node.get("$float").asText());
        }
        if (node.has("$datetime")) {
            String text = node.get("$datetime").asText();
            return text.matches(".*([+-]\\d\\d:\\d\\d|Z)") ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
        }
        if (node.has("$date")) {
            return LocalDate.parse(node.get("$date").asText());
        }
        if (node.has("$time")) {
            return LocalTime.parse(node.get("$time").asText());
        }
        if (node.has("$bytes")) {
            return Base64.getDecoder().decode(node.get("$bytes").asText());
        }
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), of(field.getValue())));
        return map;
    }
}
