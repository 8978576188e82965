package dev.tuneset.engine.sink;

import java.nio.charset.StandardCharsets;

/** Text as UTF-8; half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD. */
public final class Utf8Text {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8Text() {}

    public static byte[] bytes(String text) {
        int half = halfPair(text, 0);
        return (half < 0 ? text : replaced(text, half)).getBytes(StandardCharsets.UTF_8);
    }

    private static String replaced(String text, int first) {
        StringBuilder whole = new StringBuilder(text);
        for (int half = first; half >= 0; half = halfPair(text, half + 1)) {
            whole.setCharAt(half, REPLACEMENT);
        }
        return whole.toString();
    }

    /** Where the first half of a pair stands alone, or -1. */
    private static int halfPair(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
