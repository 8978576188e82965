package dev.tuneset.engine.source.csv;

/** Takes quotes and escapes out of a value. */
final class Marks {
    private Marks() {}

    /**
     * A doubled quote is one quote; an escape before a quote, an escape, a delimiter or a line end is left out; any other
     * quote or escape is text.
     */
    static String careful(char[] chars, int start, int end, Dialect dialect) {
        char quote = dialect.quote();
        boolean quoted = quote != Dialect.NONE && chars[start] == quote;
        int from = quoted ? start + 1 : start;
        int to = quoted ? end - 1 : end;
        StringBuilder value = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = chars[i];
            boolean pair = i + 1 < to;
            if (quoted && c == quote && pair && chars[i + 1] == quote) {
                i++;
            } else if (dialect.escape() != Dialect.NONE
                    && c == dialect.escape()
                    && pair
                    && isMark(chars[i + 1], dialect)) {
                c = chars[++i];
            }
            value.append(c);
        }
        return value.toString();
    }

    private static boolean isMark(char c, Dialect dialect) {
        return c == dialect.quote() || c == dialect.escape() || c == dialect.delimiterStart() || c == '\n' || c == '\r';
    }

    /** The states of tokenizer.c: after a closing quote the rest is plain text, in which quotes mean nothing. */
    static String asPandas(char[] chars, int start, int end, Dialect dialect) {
        char quote = dialect.quote();
        boolean open = quote != Dialect.NONE && chars[start] == quote;
        StringBuilder value = new StringBuilder(end - start);
        for (int i = open ? start + 1 : start; i < end; i++) {
            char c = chars[i];
            if (dialect.escape() != Dialect.NONE && c == dialect.escape()) {
                if (i + 1 < end) {
                    value.append(chars[++i]);
                }
            } else if (open && c == quote) {
                if (i + 1 < end && chars[i + 1] == quote) {
                    value.append(chars[++i]);
                } else {
                    open = false;
                }
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}
