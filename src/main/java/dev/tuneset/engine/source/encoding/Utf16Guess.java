package dev.tuneset.engine.source.encoding;

import dev.tuneset.engine.source.Guess;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells UTF-16 and UTF-32 without a byte order mark: in one byte order nearly all is everyday text, in the other it is not. */
final class Utf16Guess {
    private static final int CHARS_MAX = 1 << 14;
    private static final double WRITTEN = 0.9;

    private Utf16Guess() {}

    static Guess.@Nullable Finding of(byte[] bytes, boolean cut) {
        if (bytes.length < 4 || (bytes.length % 2 != 0 && !cut) || !hasZero(bytes)) {
            return null;
        }
        for (String wide : new String[] {"UTF-32LE", "UTF-32BE"}) {
            if (bytes.length % 4 == 0 || cut) {
                double share = everyday(bytes, Charset.forName(wide));
                if (share >= WRITTEN) {
                    return found(wide, share);
                }
            }
        }
        double little = everyday(bytes, StandardCharsets.UTF_16LE);
        double big = everyday(bytes, StandardCharsets.UTF_16BE);
        boolean isLittle = little > big;
        double share = Math.max(little, big);
        Charset charset = isLittle ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        if (share < WRITTEN || Math.min(little, big) > share - 0.2 || Tally.of(bytes, charset, cut).damaged > 0) {
            return null;
        }
        return found(charset.name(), share);
    }

    private static Guess.Finding found(String charset, double share) {
        return new Guess.Finding(
                "encoding",
                charset,
                share > 0.98 ? 0.95 : 0.8,
                "utf16_zero_bytes",
                "There are zero bytes, and as " + charset + " nearly every character is an everyday one.");
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
        if (text.isEmpty()) {
            return 0;
        }
        long everyday = text.codePoints().filter(Utf16Guess::isEveryday).count();
        return (double) everyday / text.codePointCount(0, text.length());
    }

    /** Characters of living scripts, punctuation and signs, but those that ASCII would be in the other byte order. */
    private static boolean isEveryday(int c) {
        if ((c & 0xff) == 0 && c != 0x4E00) {
            return false;
        }
        return (c >= ' ' && c < 0x7f)
                || c == '\n'
                || c == '\r'
                || c == '\t'
                || (c >= 0xA0 && c < 0x250)
                || (c >= 0x370 && c < 0x700)
                || (c >= 0x900 && c < 0xE80)
                || (c >= 0x2000 && c < 0x2070)
                || (c >= 0x3000 && c < 0x3100)
                || (c >= 0x4E00 && c < 0xA000)
                || (c >= 0xAC00 && c < 0xD7A4)
                || (c >= 0xFF00 && c < 0xFFF0)
                || (c >= 0x1F000 && c < 0x30000)
                || c == 0xFEFF
                || c == 0x1f
                || c == 1;
    }
}
