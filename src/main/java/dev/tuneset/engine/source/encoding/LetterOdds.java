package dev.tuneset.engine.source.encoding;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/**
 * How likely the bytes beyond ASCII are, as the natural logarithm of a probability, when they are letters of a language in an
 * encoding of one byte a character. The numbers are rough; what counts is which guess is the best, and by how much.
 */
final class LetterOdds {
    private static final String SIGNS = "“”‘’„‚–—…•€°©®™«»·½¼¾§£²³¿¡ºª×±№´‹›";
    /** Signs that stand in no word. */
    private static final String APART = "¼½¾§£²³¿¡×±´€°";

    private static final double SIGN_IN_WORD = -5;
    private static final double SIGN = -5;
    private static final double SYMBOL = -9;
    private static final double FOREIGN_LETTER = -10;
    private static final double NONE = -12;
    private static final double UPPER_CASE = -2.5;
    private static final double LOWER_THEN_UPPER = -4;
    private static final double RANK_SHIFT = 2.5;
    private static final double LONELY = -2;
    private static final double TWO_NEIGHBOURS = -4;
    private static final double ONE_NEIGHBOUR = -1;
    private static final double AMONG_ASCII = -5;
    private static final char UNDEFINED = '\uFFFD';

    private final String chars;
    private final byte[] bytes;
    private final int[] counts = new int[128];
    private double signs;

    private LetterOdds(byte[] bytes, Charset charset) {
        this.bytes = bytes;
        byte[] high = new byte[128];
        for (int i = 0; i < high.length; i++) {
            high[i] = (byte) (i + 128);
        }
        this.chars = decode(high, charset);
        for (byte b : bytes) {
            if (b < 0) {
                counts[b & 0x7f]++;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            signs += counts[i] == 0 || isLetter(i) ? 0 : counts[i] * odds(chars.charAt(i));
        }
    }

    private static String decode(byte[] high, Charset charset) {
        StringBuilder decoded = new StringBuilder();
        for (byte b : high) {
            String one = new String(new byte[] {b}, charset);
            decoded.append(one.length() == 1 ? one.charAt(0) : UNDEFINED);
        }
        return decoded.toString();
    }

    static LetterOdds of(byte[] bytes, Charset charset) {
        return new LetterOdds(bytes, charset);
    }

    /** How many different letters there are. */
    int letters() {
        int letters = 0;
        for (int i = 0; i < counts.length; i++) {
            letters += counts[i] > 0 && isLetter(i) ? 1 : 0;
        }
        return letters;
    }

    /** What the bytes mean, to tell encodings apart that agree on them. */
    String meaning() {
        StringBuilder meaning = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                meaning.append((char) i).append(chars.charAt(i));
            }
        }
        return meaning.toString();
    }

    double in(Language language) {
        Map<Character, Double> letters = odds(language.letters());
        double odds = signs;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && isLetter(i)) {
                char c = chars.charAt(i);
                char lower = Character.toLowerCase(c);
                double letter = letters.getOrDefault(lower, FOREIGN_LETTER);
                odds += counts[i] * (letter + (lower == c ? 0 : UPPER_CASE));
            }
        }
        return odds + context(language.isLatin());
    }

    private static Map<Character, Double> odds(String letters) {
        double sum = 0;
        for (int i = 0; i < letters.length(); i++) {
            sum += 1 / (i + RANK_SHIFT);
        }
        Map<Character, Double> odds = new HashMap<>();
        for (int i = 0; i < letters.length(); i++) {
            odds.putIfAbsent(letters.charAt(i), Math.log(1 / (i + RANK_SHIFT) / sum));
        }
        return odds;
    }

    private boolean isLetter(int index) {
        char c = chars.charAt(index);
        return Character.isLetter(c) && SIGNS.indexOf(c) < 0 || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static double odds(char sign) {
        if (sign == UNDEFINED || Character.isISOControl(sign)) {
            return NONE;
        }
        return SIGNS.indexOf(sign) >= 0 || sign == '\u00a0' ? SIGN : SYMBOL;
    }

    private double context(boolean latin) {
        double odds = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0) {
                continue;
            }
            int before = i == 0 ? ' ' : charOf(bytes[i - 1]);
            int after = i + 1 == bytes.length ? ' ' : charOf(bytes[i + 1]);
            if (!isLetter(bytes[i] & 0x7f)) {
                boolean inWord = Character.isLetter(before) && Character.isLetter(after);
                odds += inWord && APART.indexOf(charOf(bytes[i])) >= 0 ? SIGN_IN_WORD : 0;
                continue;
            }
            odds += neighbours(latin, before, after);
            boolean upper = Character.isUpperCase(charOf(bytes[i]));
            odds += upper && Character.isLowerCase(before) ? LOWER_THEN_UPPER : 0;
        }
        return odds;
    }

    private char charOf(byte b) {
        return b >= 0 ? (char) b : chars.charAt(b & 0x7f);
    }

    private static double neighbours(boolean latin, int before, int after) {
        int plain = (isAsciiLetter(before) ? 1 : 0) + (isAsciiLetter(after) ? 1 : 0);
        int high = (isHighLetter(before) ? 1 : 0) + (isHighLetter(after) ? 1 : 0);
        if (plain + high == 0) {
            return LONELY;
        }
        if (!latin) {
            return plain * AMONG_ASCII;
        }
        return high == 2 ? TWO_NEIGHBOURS : high == 1 ? ONE_NEIGHBOUR : 0;
    }

    private static boolean isAsciiLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isHighLetter(int c) {
        return c >= 128 && Character.isLetter(c);
    }
}
