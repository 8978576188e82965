package dev.tuneset.engine.source.encoding;

import dev.tuneset.engine.source.Guess;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells UTF-16 without a byte order mark: its ASCII characters have zero bytes, all in even or all in odd places. */
final class Utf16Guess {
    private Utf16Guess() {}

    static Guess.@Nullable Finding of(byte[] bytes, boolean cut) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                even += (i & 1) == 0 ? 1 : 0;
                odd += i & 1;
            }
        }
        int more = Math.max(even, odd);
        if (more == 0 || Math.min(even, odd) * 50 > more || (bytes.length % 2 != 0 && !cut)) {
            return null;
        }
        Charset charset = odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        double share = 2.0 * more / bytes.length;
        boolean valid = Tally.of(bytes, charset, cut).damaged == 0;
        if (!valid || share < 0.02 || !looksWritten(bytes, charset)) {
            return null;
        }
        return new Guess.Finding(
                "encoding",
                charset.name(),
                share > 0.5 ? 0.95 : 0.8,
                "utf16_zero_bytes",
                "Zero bytes stand only in " + (odd > even ? "odd" : "even")
                        + " places, as in UTF-16 without a byte order mark.");
    }

    /** Text has hardly any control characters or code points that Unicode leaves unassigned. */
    private static boolean looksWritten(byte[] bytes, Charset charset) {
        String text = new String(bytes, 0, Math.min(bytes.length & ~1, 1 << 14), charset);
        long strange = text.codePoints()
                .filter(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                        || !Character.isDefined(c)
                        || Character.getType(c) == Character.PRIVATE_USE)
                .count();
        return strange * 50 <= text.length();
    }
}
