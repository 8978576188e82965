package dev.tuneset.engine.template.jinja;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** {@code strftime} as glibc has it in the C locale, with the flags {@code - _ 0 ^ #} and widths. */
final class Strftime {
    private static final String[] DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    private static final String[] MONTHS = {
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December"
    };

    private final LocalDateTime now;

    Strftime(LocalDateTime now) {
        this.now = now;
    }

    String format(String format) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int start = i++;
            String flags = "";
            while (i < format.length() && "-_0^#".indexOf(format.charAt(i)) >= 0) {
                flags += format.charAt(i++);
            }
            int width = 0;
            while (i < format.length() && Character.digit(format.charAt(i), 10) >= 0 && width < 1000) {
                width = width * 10 + format.charAt(i++) - '0';
            }
            while (i < format.length() && (format.charAt(i) == 'E' || format.charAt(i) == 'O')) {
                i++;
            }
            String text = i < format.length() ? field(format.charAt(i), flags, width) : null;
            out.append(text == null ? format.substring(start, Math.min(format.length(), i + 1)) : text);
        }
        return out.toString();
    }

    private String field(char type, String flags, int width) {
        String day = DAYS[now.getDayOfWeek().getValue() - 1];
        String month = MONTHS[now.getMonthValue() - 1];
        int hour12 = (now.getHour() + 11) % 12 + 1;
        return switch (type) {
            case 'a' -> word(day.substring(0, 3), flags, width);
            case 'A' -> word(day, flags, width);
            case 'b', 'h' -> word(month.substring(0, 3), flags, width);
            case 'B' -> word(month, flags, width);
            case 'p' -> word(half(flags), flags.replace("#", ""), width);
            case 'P' -> word(half("#"), flags.replace("#", ""), width);
            case 'd' -> number(now.getDayOfMonth(), 2, '0', flags, width);
            case 'e' -> number(now.getDayOfMonth(), 2, ' ', flags, width);
            case 'm' -> number(now.getMonthValue(), 2, '0', flags, width);
            case 'y' -> number(now.getYear() % 100, 2, '0', flags, width);
            case 'Y' -> number(now.getYear(), 1, '0', flags, width);
            case 'C' -> number(now.getYear() / 100, 2, '0', flags, width);
            case 'H' -> number(now.getHour(), 2, '0', flags, width);
            case 'I' -> number(hour12, 2, '0', flags, width);
            case 'k' -> number(now.getHour(), 2, ' ', flags, width);
            case 'l' -> number(hour12, 2, ' ', flags, width);
            case 'M' -> number(now.getMinute(), 2, '0', flags, width);
            case 'S' -> number(now.getSecond(), 2, '0', flags, width);
            case 'f' -> String.format(Locale.ROOT, "%06d", now.getNano() / 1000);
            case 'j' -> number(now.getDayOfYear(), 3, '0', flags, width);
            case 'u' -> number(now.getDayOfWeek().getValue(), 1, '0', flags, width);
            case 'w' -> number(now.getDayOfWeek().getValue() % 7, 1, '0', flags, width);
            case 'U' -> number(week(now.getDayOfWeek().getValue() % 7), 2, '0', flags, width);
            case 'W' -> number(week(now.getDayOfWeek().getValue() - 1), 2, '0', flags, width);
            case 'V' -> number(now.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flags, width);
            case 'G' -> number(now.get(IsoFields.WEEK_BASED_YEAR), 1, '0', flags, width);
            case 'g' -> number(now.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flags, width);
            case 's' -> number(now.toEpochSecond(ZoneOffset.UTC), 1, '0', flags, width);
            case 'c' -> word(format("%a %b %e %H:%M:%S %Y"), flags, width);
            case 'x', 'D' -> word(format("%m/%d/%y"), flags, width);
            case 'X', 'T' -> word(format("%H:%M:%S"), flags, width);
            case 'F' -> word(format("%Y-%m-%d"), flags, width);
            case 'R' -> word(format("%H:%M"), flags, width);
            case 'r' -> word(format("%I:%M:%S %p"), flags, width);
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'z', 'Z' -> "";
            case '%' -> "%";
            default -> unknown(type, flags, width);
        };
    }

    private static String unknown(char type, String flags, int width) {
        return "%" + flags + (width > 0 ? width : "") + type;
    }

    private String half(String flags) {
        boolean lower = flags.contains("#");
        return now.getHour() < 12 ? (lower ? "am" : "AM") : lower ? "pm" : "PM";
    }

    private int week(int daysSinceWeekStart) {
        return (now.getDayOfYear() - 1 + 7 - daysSinceWeekStart) / 7;
    }

    private static String word(String text, String flags, int width) {
        String shown = flags.contains("^") || flags.contains("#") ? text.toUpperCase(Locale.ROOT) : text;
        String fill = flags.contains("0") ? "0" : " ";
        return fill.repeat(Math.max(0, width - shown.length())) + shown;
    }

    private static String number(long value, int digits, char fill, String flags, int width) {
        String text = Long.toString(value);
        if (flags.contains("-")) {
            return text;
        }
        String shown = flags.contains("_") ? " " : flags.contains("0") ? "0" : String.valueOf(fill);
        return shown.repeat(Math.max(0, Math.max(digits, width) - text.length())) + text;
    }
}
