package dev.tuneset.engine.mapping.python;

import java.util.Locale;

/** Text as Python's {@code repr()} quotes and escapes it. */
final class PythonQuotes {
    private PythonQuotes() {}

    static void quote(String text, StringBuilder out) {
        char quote = quoteFor(text);
        out.append(quote);
        text.codePoints().forEach(point -> {
            if (point > 0xffff || !escape((char) point, quote, out)) {
                append(point, isPrintable(point), out);
            }
        });
        out.append(quote);
    }

    /** {@code ascii()}: what {@code repr()} gives, with everything beyond ASCII escaped. */
    static String ascii(String repr) {
        StringBuilder out = new StringBuilder();
        repr.codePoints().forEach(point -> append(point, point < 0x80, out));
        return out.toString();
    }

    static char quoteFor(String text) {
        return text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    }

    /** Appends the short escape of a character; false when it has none. */
    static boolean escape(char c, char quote, StringBuilder out) {
        if (c == quote || c == '\\') {
            out.append('\\').append(c);
            return true;
        }
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void append(int point, boolean asIs, StringBuilder out) {
        if (asIs) {
            out.appendCodePoint(point);
        } else if (point <= 0xff) {
            out.append(String.format(Locale.ROOT, "\\x%02x", point));
        } else if (point <= 0xffff) {
            out.append(String.format(Locale.ROOT, "\\u%04x", point));
        } else {
            out.append(String.format(Locale.ROOT, "\\U%08x", point));
        }
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
