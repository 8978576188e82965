package dev.tuneset.engine.mapping.python;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code format(value, spec)}. A spec can only be reached when one column is named like another one with a colon behind it
 * ({@code a} and {@code a:>5}), so of the mini-language only what concerns text is spoken; for numbers we say that we do not.
 */
final class PythonSpec {
    private static final Pattern TEXT_SPEC =
            Pattern.compile("(?:(.)?([<>^=]))?(0)?(\\d{0,6})(?:\\.(\\d{1,6}))?(.)?", Pattern.DOTALL);

    private PythonSpec() {}

    static String format(@Nullable Object value, String spec) {
        if (spec.isEmpty()) {
            return PythonText.str(value);
        }
        if (value instanceof String text) {
            return padded(text, spec);
        }
        if (value == null || value instanceof List<?> || value instanceof Map<?, ?> || value instanceof byte[]) {
            throw PythonError.typeError(
                    "unsupported format string passed to " + PythonParts.type(value) + ".__format__");
        }
        throw new TunesetException(
                Problem.BAD_REQUEST,
                "format_spec",
                "the format \"" + spec + "\" of a " + PythonParts.type(value)
                        + " is not reproduced; rename the column that has a colon in its name",
                spec);
    }

    private static String padded(String text, String spec) {
        Matcher parts = TEXT_SPEC.matcher(spec);
        if (!parts.matches()) {
            throw PythonError.valueError("Invalid format specifier '" + spec + "' for object of type 'str'");
        }
        if (parts.group(6) != null && !"s".equals(parts.group(6))) {
            throw PythonError.valueError("Unknown format code '" + parts.group(6) + "' for object of type 'str'");
        }
        if ("=".equals(parts.group(2))) {
            throw PythonError.valueError("'=' alignment not allowed in string format specifier");
        }
        int length = text.codePointCount(0, text.length());
        String cut = text;
        if (parts.group(5) != null && Integer.parseInt(parts.group(5)) < length) {
            length = Integer.parseInt(parts.group(5));
            cut = text.substring(0, text.offsetByCodePoints(0, length));
        }
        int width = parts.group(4).isEmpty() ? 0 : Integer.parseInt(parts.group(4));
        int room = Math.max(0, width - length);
        String fill = parts.group(1) != null ? parts.group(1) : parts.group(3) != null ? "0" : " ";
        String align = parts.group(2) == null ? "<" : parts.group(2);
        int before = ">".equals(align) ? room : "^".equals(align) ? room / 2 : 0;
        return fill.repeat(before) + cut + fill.repeat(room - before);
    }
}
