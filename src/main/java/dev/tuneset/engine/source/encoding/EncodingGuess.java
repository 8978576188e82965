package dev.tuneset.engine.source.encoding;

import dev.tuneset.engine.source.Guess;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Tells the encoding of some bytes: byte order mark, then UTF-16 by its zero bytes, then UTF-8, then the older ones. */
final class EncodingGuess {
    private static final int STATISTICS_BYTES = 1 << 16;

    /** Bytes beyond ASCII after which more of them tell nothing more. */
    private static final int TELLING_MAX = 1 << 13;

    private static final int UTF8_BYTES_MAX = 4;

    private EncodingGuess() {}

    /** @param cut whether the last character may be incomplete */
    static Guess.Finding of(byte[] bytes, boolean cut) {
        Guess.Finding marked = byOrderMark(bytes);
        if (marked != null) {
            return marked;
        }
        Guess.Finding wide = Utf16Guess.of(bytes, cut);
        if (wide != null) {
            return wide;
        }
        if (Utf8.isWellFormed(bytes, 0, cut ? beforeCut(bytes) : bytes.length)) {
            return wellFormed(bytes);
        }
        Tally tally = Tally.of(bytes, StandardCharsets.UTF_8, cut);
        if (tally.damaged == 0) {
            return wellFormed(bytes);
        }
        if (tally.beyondAscii >= 10 * tally.damaged || tally.damaged == bytesOfHalves(bytes)) {
            return found(
                    "UTF-8",
                    0.8,
                    "mostly_utf8",
                    tally.beyondAscii + " characters are valid UTF-8 and " + tally.damaged
                            + " bytes are damaged; rows that hold them are rejected.");
        }
        byte[] window = window(bytes);
        return OlderGuess.of(window, cut || window.length < bytes.length);
    }

    /** Bytes of characters beyond U+FFFF that were written as two halves, as some databases do. */
    private static int bytesOfHalves(byte[] bytes) {
        int count = 0;
        for (int i = 0; i + 5 < bytes.length; i++) {
            boolean pair = bytes[i] == (byte) 0xED
                    && (bytes[i + 1] & 0xF0) == 0xA0
                    && bytes[i + 3] == (byte) 0xED
                    && (bytes[i + 4] & 0xF0) == 0xB0;
            count += pair ? 6 : 0;
        }
        return count;
    }

    private static Guess.Finding wellFormed(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return found("UTF-8", 0.99, "valid_utf8", "Every character beyond ASCII is valid UTF-8.");
            }
        }
        return bytes.length > 0 && hasEscape(bytes)
                ? escaped(bytes)
                : found("UTF-8", 1, "ascii", "Every byte is ASCII.");
    }

    /** Where a last character begins that may be incomplete. */
    private static int beforeCut(byte[] bytes) {
        int last = bytes.length - 1;
        while (last >= 0 && bytes.length - last < UTF8_BYTES_MAX && (bytes[last] & 0xC0) == 0x80) {
            last--;
        }
        return last >= 0 && bytes[last] < 0 ? last : bytes.length;
    }

    /** The part that statistics are made of: from the first line with a byte beyond ASCII. */
    private static byte[] window(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < bytes.length && bytes[i] >= 0; i++) {
            start = bytes[i] == '\n' || bytes[i] == '\r' ? i + 1 : start;
        }
        int end = start;
        for (int telling = 0; end < bytes.length && end - start < STATISTICS_BYTES && telling < TELLING_MAX; end++) {
            telling += bytes[end] < 0 ? 1 : 0;
        }
        return Arrays.copyOfRange(bytes, start, end);
    }

    private static Guess.@Nullable Finding byOrderMark(byte[] bytes) {
        String charset = startsWith(bytes, 0xEF, 0xBB, 0xBF)
                ? "UTF-8"
                : startsWith(bytes, 0xFF, 0xFE, 0, 0)
                        ? "UTF-32LE"
                        : startsWith(bytes, 0, 0, 0xFE, 0xFF)
                                ? "UTF-32BE"
                                : startsWith(bytes, 0xFF, 0xFE)
                                        ? "UTF-16LE"
                                        : startsWith(bytes, 0xFE, 0xFF) ? "UTF-16BE" : null;
        return charset == null ? null : found(charset, 1, "bom", "The file begins with a byte order mark.");
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEscape(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == 0x1b && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    private static Guess.Finding escaped(byte[] bytes) {
        String detected = detect(bytes);
        return detected != null && detected.startsWith("ISO-2022")
                ? found(detected, 0.9, "detected", "The byte statistics are those of " + detected + ".")
                : found("UTF-8", 1, "ascii", "Every byte is ASCII.");
    }

    private static @Nullable String detect(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, bytes.length);
        detector.dataEnd();
        String detected = detector.getDetectedCharset();
        return detected == null ? null : detected.toUpperCase(Locale.ROOT);
    }

    private static Guess.Finding found(String charset, double confidence, String code, String reason) {
        return new Guess.Finding("encoding", charset, confidence, code, reason);
    }
}
