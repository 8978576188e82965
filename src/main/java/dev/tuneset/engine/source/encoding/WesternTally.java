package dev.tuneset.engine.source.encoding;

/** Counts the bytes beyond ASCII that make sense as Western European text: letters beside letters, and usual signs. */
final class WesternTally {
    /** Signs of windows-1252 that people type: quotes, dashes, currency, degrees, fractions, guillemets. */
    private static final String SIGNS =
            "\u0080\u0085\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0099\u00a0\u00a1\u00a3\u00a7\u00a9\u00aa\u00ab\u00ae"
                    + "\u00b0\u00b1\u00b2\u00b3\u00b4\u00b5\u00b7\u00ba\u00bb\u00bc\u00bd\u00be\u00bf\u00d7\u00f7";

    /** Letters of windows-1252 below 0xC0. */
    private static final String LOW_LETTERS = "\u008a\u008c\u008e\u009a\u009c\u009e\u009f";

    private int sensible;
    private int all;

    private WesternTally() {}

    static WesternTally of(byte[] bytes) {
        WesternTally tally = new WesternTally();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                tally.all++;
                int before = i == 0 ? ' ' : bytes[i - 1];
                int after = i + 1 == bytes.length ? ' ' : bytes[i + 1];
                tally.sensible += isSensible(bytes[i] & 0xff, before, after) ? 1 : 0;
            }
        }
        return tally;
    }

    private static boolean isSensible(int b, int before, int after) {
        if (SIGNS.indexOf(b) >= 0) {
            return true;
        }
        return isLetter((byte) b) && (isLetter(before) || isLetter(after) || (before >= 0 && after >= 0));
    }

    private static boolean isLetter(int b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= (byte) 0xC0 && b < (byte) 0xFF)
                || (b < 0 && LOW_LETTERS.indexOf(b & 0xff) >= 0);
    }

    boolean looksWestern() {
        return sensible * 10 >= all * 6;
    }
}
