package dev.tuneset.engine.source.encoding;

/** Counts the byte pairs that GB2312 gives to its everyday characters and punctuation, and those that it does not. */
final class HanTally {
    private int everyday;
    private int other;

    private HanTally() {}

    static HanTally of(byte[] bytes) {
        HanTally tally = new HanTally();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                boolean pair = i + 1 < bytes.length && isEveryday(bytes[i] & 0xff, bytes[i + 1] & 0xff);
                tally.everyday += pair ? 1 : 0;
                tally.other += pair ? 0 : 1;
                i++;
            }
        }
        return tally;
    }

    /** Rows A1-A3 are punctuation, digits and full-width letters; B0-D7 the 3,755 common characters, D8-F7 3,008 more. */
    private static boolean isEveryday(int lead, int trail) {
        return trail >= 0xA1 && ((lead >= 0xA1 && lead <= 0xA3) || (lead >= 0xB0 && lead <= 0xF7));
    }

    boolean looksChinese() {
        return everyday > 0 && everyday >= 4 * other;
    }
}
