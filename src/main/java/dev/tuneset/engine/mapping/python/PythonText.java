package dev.tuneset.engine.mapping.python;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a row as Python's {@code str()} and {@code repr()} write them. */
public final class PythonText {
    private PythonText() {}

    public static String str(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Double number) {
            return PythonFloat.repr(number);
        }
        if (value instanceof LocalDate || value instanceof BigDecimal) {
            return value.toString();
        }
        if (value instanceof LocalTime time) {
            return clock(time);
        }
        if (value instanceof LocalDateTime at) {
            return at.toLocalDate() + " " + clock(at.toLocalTime());
        }
        if (value instanceof OffsetDateTime at) {
            return str(at.toLocalDateTime()) + offset(at.getOffset());
        }
        return repr(value);
    }

    public static String repr(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        repr(value, out);
        return out.toString();
    }

    private static void repr(@Nullable Object value, StringBuilder out) {
        if (value == null) {
            out.append("None");
        } else if (value instanceof Boolean truth) {
            out.append(truth ? "True" : "False");
        } else if (value instanceof Double number) {
            out.append(PythonFloat.repr(number));
        } else if (value instanceof String text) {
            PythonQuotes.quote(text, out);
        } else if (value instanceof List<?> list) {
            reprList(list, out);
        } else if (value instanceof Map<?, ?> map) {
            reprMap(map, out);
        } else if (value instanceof byte[] bytes) {
            reprBytes(bytes, out);
        } else {
            reprOther(value, out);
        }
    }

    private static void reprOther(Object value, StringBuilder out) {
        if (value instanceof BigDecimal) {
            out.append("Decimal('").append(value).append("')");
        } else if (value instanceof LocalDate date) {
            out.append("datetime.date(").append(fields(date)).append(')');
        } else if (value instanceof LocalTime time) {
            out.append("datetime.time(").append(fields(time)).append(')');
        } else if (value instanceof LocalDateTime at) {
            out.append("datetime.datetime(").append(fields(at)).append(')');
        } else if (value instanceof OffsetDateTime at) {
            out.append("datetime.datetime(").append(fields(at.toLocalDateTime()));
            out.append(", tzinfo=").append(zone(at.getOffset())).append(')');
        } else {
            out.append(value);
        }
    }

    private static void reprList(List<?> list, StringBuilder out) {
        String separator = "[";
        for (Object item : list) {
            out.append(separator);
            repr(item, out);
            separator = ", ";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private static void reprMap(Map<?, ?> map, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            repr(entry.getKey(), out);
            out.append(": ");
            repr(entry.getValue(), out);
            separator = ", ";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private static void reprBytes(byte[] bytes, StringBuilder out) {
        String ascii = new String(bytes, StandardCharsets.ISO_8859_1);
        char quote = PythonQuotes.quoteFor(ascii);
        out.append('b').append(quote);
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (!PythonQuotes.escape(c, quote, out)) {
                if (c < 0x20 || c >= 0x7f) {
                    out.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
                } else {
                    out.append(c);
                }
            }
        }
        out.append(quote);
    }

    private static String clock(LocalTime time) {
        StringBuilder out = new StringBuilder(15);
        pad(time.getHour(), 2, out);
        pad(time.getMinute(), 2, out.append(':'));
        pad(time.getSecond(), 2, out.append(':'));
        int micros = time.getNano() / 1_000;
        if (micros != 0) {
            pad(micros, 6, out.append('.'));
        }
        return out.toString();
    }

    private static void pad(int number, int digits, StringBuilder out) {
        String text = Integer.toString(number);
        out.append("0".repeat(Math.max(0, digits - text.length()))).append(text);
    }

    private static String offset(ZoneOffset offset) {
        String id = offset.getId();
        return "Z".equals(id) ? "+00:00" : id;
    }

    private static String fields(LocalDate date) {
        return date.getYear() + ", " + date.getMonthValue() + ", " + date.getDayOfMonth();
    }

    private static String fields(LocalTime time) {
        int micros = time.getNano() / 1_000;
        String fields = time.getHour() + ", " + time.getMinute();
        if (time.getSecond() != 0 || micros != 0) {
            fields += ", " + time.getSecond();
        }
        return micros == 0 ? fields : fields + ", " + micros;
    }

    private static String fields(LocalDateTime at) {
        return fields(at.toLocalDate()) + ", " + fields(at.toLocalTime());
    }

    private static String zone(ZoneOffset offset) {
        int seconds = offset.getTotalSeconds();
        if (seconds == 0) {
            return "datetime.timezone.utc";
        }
        // Python normalises a negative time delta to whole days below zero and seconds above
        String days = seconds < 0 ? "days=-1, " : "";
        int rest = seconds < 0 ? seconds + 86_400 : seconds;
        return "datetime.timezone(datetime.timedelta(" + days + "seconds=" + rest + "))";
    }
}
