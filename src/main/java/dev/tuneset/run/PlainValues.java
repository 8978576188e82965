package dev.tuneset.run;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values of a request as the engine's row values: whole numbers are {@code Long}, whatever their size here. What JSON
 * cannot hold is written as an object with one key: {@code {"$float": "NaN"}}, {@code {"$datetime": "2024-01-02T03:04:05"}},
 * {@code {"$date": "2024-01-02"}}, {@code {"$time": "03:04:05"}}, {@code {"$bytes": "<Base64>"}}.
 */
final class PlainValues {
    private PlainValues() {}

    static Map<String, @Nullable Object> map(Map<?, ?> json) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        json.forEach((key, value) -> values.put(String.valueOf(key), value(value)));
        return values;
    }

    private static @Nullable Object value(@Nullable Object json) {
        if (json instanceof Integer number) {
            return number.longValue();
        }
        if (json instanceof Map<?, ?> map) {
            Object tagged = map.size() == 1 ? tagged(map.entrySet().iterator().next()) : null;
            return tagged == null ? map(map) : tagged;
        }
        if (json instanceof List<?> list) {
            List<@Nullable Object> values = new ArrayList<>(list.size());
            list.forEach(item -> values.add(value(item)));
            return values;
        }
        return json;
    }

    private static @Nullable Object tagged(Map.Entry<?, ?> only) {
        if (!(only.getValue() instanceof String text)) {
            return null;
        }
        try {
            return switch (String.valueOf(only.getKey())) {
                case "$float" -> number(text);
                case "$datetime" -> moment(text.replace(' ', 'T'));
                case "$time" -> LocalTime.parse(text);
                case "$date" -> LocalDate.parse(text);
                case "$bytes" -> Base64.getDecoder().decode(text);
                default -> null;
            };
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "bad_tagged_value",
                            "\"" + text + "\" is not a value for " + only.getKey() + ".",
                            text,
                            String.valueOf(only.getKey()))
                    .inField("rows")
                    .causedBy(e);
        }
    }

    /** Also as Python prints them: {@code nan}, {@code inf}, {@code -inf}. */
    private static Double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(text);
        };
    }

    private static Object moment(String text) {
        return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    }
}
