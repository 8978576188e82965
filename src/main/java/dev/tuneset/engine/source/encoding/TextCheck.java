package dev.tuneset.engine.source.encoding;

import dev.tuneset.engine.source.Guess;

/** Tells text from binary content. */
public final class TextCheck {
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
            controls += b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' ? 1 : 0;
        }
        boolean utf8 = encoding.value().equals("UTF-8");
        return utf8
                ? nuls * 20L <= bytes.length && controls * 5L <= bytes.length
                : nuls == 0 && controls * 50L <= bytes.length;
    }
}
