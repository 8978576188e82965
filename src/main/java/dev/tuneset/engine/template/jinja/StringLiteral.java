package dev.tuneset.engine.template.jinja;

import java.util.Locale;

/** Decodes the escapes of a string literal as Python's {@code unicode-escape} codec does after Jinja's preparation. */
final class StringLiteral {
    private final Source source;
    private final String text;
    private final int end;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private StringLiteral(Source source, int start, int end) {
        this.source = source;
        this.text = source.text();
        this.at = start;
        this.end = end;
    }

    /** Decodes what stands between the quotes. */
    static String decode(Source source, int start, int end) {
        String raw = source.text().substring(start, end);
        return raw.indexOf('\\') < 0 ? raw : new StringLiteral(source, start, end).decode();
    }

    private String decode() {
        while (at < end) {
            char c = text.charAt(at++);
            if (c == '\\') {
                escape();
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void escape() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case '\n' -> {}
            case '\\', '\'', '"' -> out.append((char) c);
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case 'x' -> hex(2, "truncated \\xXX escape");
            case 'u' -> hex(4, "truncated \\uXXXX escape");
            case 'U' -> hex(8, "truncated \\UXXXXXXXX escape");
            case 'N' -> named();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c - '0');
            default -> unknown(c);
        }
    }

    /** Jinja first writes non-ASCII characters as escapes, so a backslash before one swallows that escape. */
    private void unknown(int c) {
        out.append('\\');
        if (c < 128) {
            out.append((char) c);
        } else if (c < 256) {
            out.append(String.format(Locale.ROOT, "x%02x", c));
        } else if (c < 65536) {
            out.append(String.format(Locale.ROOT, "u%04x", c));
        } else {
            out.append(String.format(Locale.ROOT, "U%08x", c));
        }
    }

    private void hex(int digits, String message) {
        int code = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < end ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw source.syntax(message, at);
            }
            code = code * 16 + digit;
            at++;
        }
        if (!Character.isValidCodePoint(code)) {
            throw source.syntax("illegal Unicode character", at);
        }
        out.appendCodePoint(Surrogates.hidden(code));
    }

    private void octal(int first) {
        int code = first;
        for (int i = 0; i < 2 && at < end && text.charAt(at) >= '0' && text.charAt(at) <= '7'; i++) {
            code = code * 8 + text.charAt(at++) - '0';
        }
        out.appendCodePoint(code);
    }

    private void named() {
        int close = text.indexOf('}', at);
        if (at >= end || text.charAt(at) != '{' || close < 0 || close >= end) {
            throw source.syntax("malformed \\N character escape", at);
        }
        try {
            out.appendCodePoint(Character.codePointOf(text.substring(at + 1, close)));
        } catch (IllegalArgumentException unknownName) {
            throw source.syntax("unknown Unicode character name", at);
        }
        at = close + 1;
    }
}
