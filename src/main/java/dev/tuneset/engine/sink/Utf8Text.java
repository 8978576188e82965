package dev.tuneset.engine.sink;

import dev.tuneset.engine.ascii.ByteSearch;
import java.nio.charset.StandardCharsets;

/** Text as UTF-8; half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD. */
public final class Utf8Text {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8Text() {}

    public static byte[] bytes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return hasHalf(text, questionMarks(utf8)) ? whole(text).getBytes(StandardCharsets.UTF_8) : utf8;
    }

    /**
     * Whether there is half a pair in a text: the JDK writes a question mark for it, and has left more of them in the bytes than
     * there are in the text. Looking at each character takes longer.
     */
    static boolean hasHalf(String text, int questionMarksInBytes) {
        int more = questionMarksInBytes;
        for (int i = more == 0 ? -1 : text.indexOf('?'); i >= 0; i = text.indexOf('?', i + 1)) {
            more--;
        }
        return more > 0;
    }

    private static int questionMarks(byte[] utf8) {
        int marks = 0;
        for (int i = ByteSearch.first(utf8, 0, utf8.length, '?'); i < utf8.length; marks++) {
            i = ByteSearch.first(utf8, i + 1, utf8.length, '?');
        }
        return marks;
    }

    private static String whole(String text) {
        StringBuilder whole = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (pair) {
                    i++;
                } else {
                    whole.setCharAt(i, REPLACEMENT);
                }
            }
        }
        return whole.toString();
    }
}
