package dev.tuneset.engine.format.turns;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.IsoText;
import dev.tuneset.engine.row.NotFinite;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON inside a value: tool lists, tool calls and conversations that a table keeps as text. */
public final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonText() {}

    /** The value of a whole JSON text; empty when it is no JSON, or is {@code null}. */
    public static Optional<Object> parse(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() == null) {
                return Optional.empty();
            }
            Object value = value(json);
            return json.nextToken() == null ? Optional.ofNullable(value) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The items of a JSON array, each as it is written there; empty when the text is no JSON array. */
    public static Optional<List<String>> items(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            List<String> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                int start = (int) json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                json.finishToken();
                items.add(text.substring(start, (int) json.currentLocation().getCharOffset()));
            }
            return json.nextToken() == null ? Optional.of(items) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? json.getBigIntegerValue()
                        : (Object) json.getLongValue();
            case VALUE_NUMBER_FLOAT -> decimal(json.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            object.put(name, value(json));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser json) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(json));
        }
        return array;
    }

    /** A double where it keeps the number, the whole decimal otherwise. */
    private static Object decimal(String text) {
        double near = Double.parseDouble(text);
        BigDecimal exact = new BigDecimal(text);
        boolean kept = Double.isFinite(near) && new BigDecimal(Double.toString(near)).compareTo(exact) == 0;
        return kept ? (Object) near : exact;
    }

    /** {@link #write(Object)}, saying which numbers JSON cannot hold. */
    static String write(@Nullable Object value, String of, Findings findings) {
        String unheld = NotFinite.in(value);
        if (unheld != null) {
            findings.note(Reason.CONTENT_LOST, "JSON cannot hold " + unheld + " in " + of + ": written as null.");
        }
        return write(value);
    }

    /** A value as JSON text with the separators of Python's {@code json.dumps}, as this field's data sets have it. */
    public static String write(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        append(json, value);
        return json.toString();
    }

    private static void append(StringBuilder json, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                quote(json.append(separator), String.valueOf(entry.getKey()));
                append(json.append(": "), entry.getValue());
                separator = ", ";
            }
            json.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                append(json.append(separator), item);
                separator = ", ";
            }
            json.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Verbatim verbatim) {
            json.append(verbatim.json());
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            json.append("null");
        } else if (value == null || value instanceof Boolean || value instanceof Number) {
            json.append(value);
        } else {
            quote(json, IsoText.of(value));
        }
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (c < ' ') {
                        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }

    /** JSON text that is written as it stands. */
    record Verbatim(String json) {}
}
