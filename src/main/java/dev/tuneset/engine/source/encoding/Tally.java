package dev.tuneset.engine.source.encoding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/** How well bytes decode in an encoding: characters beyond ASCII, and bytes that do not fit. */
final class Tally {
    /** The longest character of any encoding, in bytes: that many may be missing at a cut. */
    private static final int CHARACTER_BYTES_MAX = 4;

    final int beyondAscii;
    final int damaged;

    private Tally(int beyondAscii, int damaged) {
        this.beyondAscii = beyondAscii;
        this.damaged = damaged;
    }

    static Tally of(byte[] bytes, Charset charset, boolean cut) {
        int beyondAscii = 0;
        int damaged = 0;
        int damagedAtEnd = 0;
        char[] chars = new char[8192];
        try (TextStream text = new TextStream(new ByteArrayInputStream(bytes), charset)) {
            for (int read = text.read(chars, 0, chars.length); read > 0; read = text.read(chars, 0, chars.length)) {
                for (int i = 0; i < read; i++) {
                    boolean bad = Damage.indexIn(chars, i, i + 1) == i
                            && (i == 0 || !Character.isHighSurrogate(chars[i - 1]));
                    damaged += bad ? 1 : 0;
                    damagedAtEnd = bad ? damagedAtEnd + 1 : 0;
                    beyondAscii += !bad && chars[i] > 0x7f ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
        boolean onlyCut = cut && damagedAtEnd == damaged && damaged < CHARACTER_BYTES_MAX;
        return new Tally(beyondAscii, onlyCut ? 0 : damaged);
    }
}
