package dev.tuneset.engine.mapping.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes and items of values, with Python's errors. */
final class PythonParts {
    private PythonParts() {}

    /** The few attributes that are plain values; methods print a memory address in Python, which nobody can want. */
    static Object attribute(@Nullable Object value, String name) {
        if (value instanceof Long || value instanceof BigInteger || value instanceof Boolean) {
            Object number = value instanceof Boolean truth ? Long.valueOf(truth ? 1 : 0) : value;
            switch (name) {
                case "real", "numerator" -> {
                    return number;
                }
                case "imag" -> {
                    return 0L;
                }
                case "denominator" -> {
                    return 1L;
                }
                default -> {}
            }
        }
        if (value instanceof Double && ("real".equals(name) || "imag".equals(name))) {
            return "real".equals(name) ? value : Double.valueOf(0);
        }
        Long field = field(value, name);
        if (field == null) {
            throw PythonError.attributeError("'" + type(value) + "' object has no attribute '" + name + "'");
        }
        return field;
    }

    private static @Nullable Long field(@Nullable Object value, String name) {
        LocalDateTime at = null;
        if (value instanceof OffsetDateTime moment) {
            at = moment.toLocalDateTime();
        } else if (value instanceof LocalDateTime moment) {
            at = moment;
        }
        LocalDate date = at != null ? at.toLocalDate() : value instanceof LocalDate day ? day : null;
        LocalTime time = at != null ? at.toLocalTime() : value instanceof LocalTime clock ? clock : null;
        return switch (name) {
            case "year" -> date == null ? null : Long.valueOf(date.getYear());
            case "month" -> date == null ? null : Long.valueOf(date.getMonthValue());
            case "day" -> date == null ? null : Long.valueOf(date.getDayOfMonth());
            case "hour" -> time == null ? null : Long.valueOf(time.getHour());
            case "minute" -> time == null ? null : Long.valueOf(time.getMinute());
            case "second" -> time == null ? null : Long.valueOf(time.getSecond());
            case "microsecond" -> time == null ? null : Long.valueOf(time.getNano() / 1_000);
            default -> null;
        };
    }

    /** The item under a key; {@code index} is the key as a number, -1 when it is none. */
    static @Nullable Object item(@Nullable Object value, String key, long index) {
        if (value instanceof Map<?, ?> map) {
            // a struct has only text keys, so a number finds nothing
            if (index >= 0 || !map.containsKey(key)) {
                throw PythonError.keyError(key);
            }
            return map.get(key);
        }
        if (value instanceof String text) {
            if (index < 0) {
                throw PythonError.typeError("string indices must be integers, not 'str'");
            }
            int length = text.codePointCount(0, text.length());
            int start = text.offsetByCodePoints(0, inside(index, length, "string"));
            return Character.toString(text.codePointAt(start));
        }
        if (value instanceof List<?> list) {
            if (index < 0) {
                throw PythonError.typeError("list indices must be integers or slices, not str");
            }
            return list.get(inside(index, list.size(), "list"));
        }
        if (value instanceof byte[] bytes) {
            if (index < 0) {
                throw PythonError.typeError("byte indices must be integers or slices, not str");
            }
            return Long.valueOf(bytes[inside(index, bytes.length, "")] & 0xff);
        }
        throw PythonError.typeError("'" + type(value) + "' object is not subscriptable");
    }

    private static int inside(long index, int length, String kind) {
        if (index >= length) {
            throw PythonError.indexError(kind.isEmpty() ? "index out of range" : kind + " index out of range");
        }
        return (int) index;
    }

    static String type(@Nullable Object value) {
        if (value == null) {
            return "NoneType";
        }
        if (value instanceof String) {
            return "str";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return "int";
        }
        if (value instanceof Double) {
            return "float";
        }
        return typeOfOther(value);
    }

    private static String typeOfOther(Object value) {
        if (value instanceof List<?>) {
            return "list";
        }
        if (value instanceof Map<?, ?>) {
            return "dict";
        }
        if (value instanceof byte[]) {
            return "bytes";
        }
        if (value instanceof BigDecimal) {
            return "decimal.Decimal";
        }
        if (value instanceof LocalDate) {
            return "datetime.date";
        }
        return value instanceof LocalTime ? "datetime.time" : "datetime.datetime";
    }
}
