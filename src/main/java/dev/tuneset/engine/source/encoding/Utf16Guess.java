package dev.tuneset.engine.source.encoding;

import dev.tuneset.engine.source.Guess;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells UTF-16 without a byte order mark: in one byte order nearly all is everyday text, in the other it is not. */
final class Utf16Guess {
    private static final int CHARS_MAX = 1 << 14;
    private static final double WRITTEN = 0.9;

    private Utf16Guess() {}

    static Guess.@Nullable Finding of(byte[] bytes, boolean cut) {
        if (bytes.length < 4 || (bytes.length % 2 != 0 && !cut) || !hasZero(bytes)) {
            return null;
        }
        double little = everyday(bytes, StandardCharsets.UTF_16LE);
        double big = everyday(bytes, StandardCharsets.UTF_16BE);
        boolean isLittle = little > big;
        double share = Math.max(little, big);
        Charset charset = isLittle ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        if (share < WRITTEN || Math.min(little, big) > share - 0.2 || Tally.of(bytes, charset, cut).damaged > 0) {
            return null;
        }
        return new Guess.Finding(
                "encoding",
                charset.name(),
                share > 0.98 ? 0.95 : 0.8,
                "utf16_zero_bytes",
                "There are zero bytes, and as " + charset.name() + " nearly every character is an everyday one.");
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static double everyday(byte[] bytes, Charset charset) {
        String text = new String(bytes, 0, Math.min(bytes.length & ~1, CHARS_MAX * 2), charset);
        long everyday = text.codePoints().filter(Utf16Guess::isEveryday).count();
        return (double) everyday / text.codePointCount(0, text.length());
    }

    /** ASCII, Latin, Greek, Cyrillic, punctuation, kana, Han, Hangul, full-width forms, and what is beyond 16 bits. */
    private static boolean isEveryday(int c) {
        return (c >= ' ' && c < 0x7f)
                || c == '\n'
                || c == '\r'
                || c == '\t'
                || (c >= 0xA0 && c < 0x250)
                || (c >= 0x370 && c < 0x530)
                || (c >= 0x2000 && c < 0x2070)
                || (c >= 0x3000 && c < 0x3100)
                || (c >= 0x4E00 && c < 0xA000)
                || (c >= 0xAC00 && c < 0xD7A4)
                || (c >= 0xFF00 && c < 0xFFF0)
                || c >= 0x1F000;
    }
}
