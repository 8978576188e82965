package dev.tuneset.engine.mapping.python;

import java.util.ArrayList;
import java.util.List;

/** Cuts a format string into steps the way CPython's {@code MarkupIterator} does. */
final class FormatParser {
    private final String format;
    private final List<PythonFormat.Step> steps = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    FormatParser(String format) {
        this.format = format;
    }

    List<PythonFormat.Step> parse() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '{' && c != '}') {
                literal.append(c);
            } else if (at < format.length() && format.charAt(at) == c) {
                literal.append(c);
                at++;
            } else if (c == '}' || at == format.length()) {
                return mistake("Single '" + c + "' encountered in format string");
            } else {
                flush();
                if (!field()) {
                    return List.copyOf(steps);
                }
            }
        }
        flush();
        return List.copyOf(steps);
    }

    /** Reads a field behind its opening brace; false when the rest cannot be read. */
    private boolean field() {
        int start = at;
        char end = nameEnd();
        if (end == '{') {
            return failed("unexpected '{' in field name");
        }
        if (end == 0) {
            return failed("expected '}' before end of string");
        }
        String name = format.substring(start, at - 1);
        char conversion = 0;
        if (end == '!') {
            if (at >= format.length()) {
                return failed("end of string while looking for conversion specifier");
            }
            conversion = format.charAt(at++);
            end = at < format.length() ? format.charAt(at++) : ':';
            if (end != '}' && end != ':') {
                return failed("expected ':' after conversion specifier");
            }
        }
        String spec = "";
        if (end == ':') {
            int specStart = at;
            if (!skipSpec()) {
                return failed("unmatched '{' in format spec");
            }
            spec = format.substring(specStart, at - 1);
        }
        steps.add(FormatField.of(name, conversion, spec));
        return true;
    }

    /** Goes behind the character that ends a name and returns it; 0 at the end of the text. */
    private char nameEnd() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == '{' || c == '}' || c == ':' || c == '!') {
                return c;
            }
            if (c == '[') {
                int close = format.indexOf(']', at);
                at = close < 0 ? format.length() : close;
            }
        }
        return 0;
    }

    private boolean skipSpec() {
        int open = 1;
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean failed(String message) {
        mistake(message);
        return false;
    }

    private List<PythonFormat.Step> mistake(String message) {
        // Python has not yet handed out the text before the mistake, but nothing sees text of a formatting that fails
        flush();
        steps.add(new FormatMistake(message));
        return List.copyOf(steps);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            steps.add(new FormatLiteral(literal.toString()));
            literal.setLength(0);
        }
    }
}
