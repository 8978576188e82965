package dev.tuneset.engine.source.encoding;

import dev.tuneset.engine.source.Guess;

/** Tells text from binary content. */
public final class TextCheck {
    /** Line ends, tabs, form feeds, separators of old tables, and the escape that changes the character set. */
    private static final String USED = "\n\r\t\f\u0001\u001c\u001d\u001e\u001f\u001b";

    private static final int FEW_NULS = 2;

    private TextCheck() {}

    /**
     * Whether the bytes are text: no or few zero bytes and control characters.
     *
     * @param encoding the guessed encoding of the bytes
     */
    public static boolean looksLikeText(byte[] bytes, Guess.Finding encoding) {
        if (encoding.value().startsWith("UTF-16") || encoding.value().startsWith("UTF-32")) {
            return true;
        }
        int nuls = 0;
        int controls = 0;
        for (byte b : bytes) {
            nuls += b == 0 ? 1 : 0;
            controls += b > 0 && b < ' ' && USED.indexOf(b) < 0 ? 1 : 0;
        }
        boolean utf8 = encoding.value().equals("UTF-8");
        return utf8
                ? (nuls <= FEW_NULS || nuls * 20L <= bytes.length) && controls * 5L <= bytes.length
                : nuls == 0 && controls * 50L <= bytes.length;
    }
}
