package dev.tuneset.engine.token;

import java.util.BitSet;

/**
 * A text's tokens in order. Places are UTF-16 offsets in the text as it was given, before normalisation; a character that
 * was cut into several tokens belongs to each of them, and a token that stands for nothing in the text begins and ends at 0.
 */
public final class Tokens {
    private final int[] ids;
    private final int[] starts;
    private final int[] ends;
    private final String[] surfaces;
    private final BitSet special;

    Tokens(int[] ids, int[] starts, int[] ends, String[] surfaces, BitSet special) {
        this.ids = ids;
        this.starts = starts;
        this.ends = ends;
        this.surfaces = surfaces;
        this.special = special;
    }

    public int size() {
        return ids.length;
    }

    public int id(int index) {
        return ids[index];
    }

    public int[] ids() {
        return ids.clone();
    }

    /** Offset of the token's first UTF-16 unit in the original text. */
    public int start(int index) {
        return starts[index];
    }

    /** Offset behind the token's last UTF-16 unit in the original text. */
    public int end(int index) {
        return ends[index];
    }

    /** The token as the vocabulary spells it ({@code Ġworld}, {@code ▁the}, {@code ##ing}, {@code <0xE4>}). */
    public String surface(int index) {
        return surfaces[index];
    }

    /** Whether the token is a special one, found in the text or put around it. */
    public boolean special(int index) {
        return special.get(index);
    }
}
