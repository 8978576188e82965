package dev.tuneset.engine.recipe;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 500MB}, {@code 1.5 GB}, {@code 64MiB}, {@code 1000000}. */
public final class ByteSize {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([KMGT]?)(I?)B?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "KMGT";

    private ByteSize() {}

    /** The bytes; -1 when the text is no size. */
    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return -1;
        }
        String unit = matcher.group(2).toUpperCase(Locale.ROOT);
        double step = matcher.group(3).isEmpty() ? 1_000 : 1_024;
        double bytes = Double.parseDouble(matcher.group(1));
        for (int i = 0; !unit.isEmpty() && i <= UNITS.indexOf(unit); i++) {
            bytes *= step;
        }
        return bytes > 1e18 ? -1 : Math.round(bytes);
    }

    /** The shortest text that reads back as the same bytes. */
    public static String text(long bytes) {
        String decimal = scaled(bytes, 1_000, "B");
        String binary = scaled(bytes, 1_024, "iB");
        return decimal.length() <= binary.length() ? decimal : binary;
    }

    private static String scaled(long bytes, long step, String ending) {
        long left = bytes;
        int unit = -1;
        while (left > 0 && left % step == 0 && unit < UNITS.length() - 1) {
            left /= step;
            unit++;
        }
        return unit < 0 ? Long.toString(left) : left + UNITS.substring(unit, unit + 1) + ending;
    }
}
