package dev.tuneset.engine.token;

import java.util.BitSet;

/**
 * The pairs of characters that stand next to each other in any token. Where a text has two neighbours that no token has, no
 * merge can reach across, and the text may be cut.
 */
final class Neighbours {
    private static final int BITS = 22;

    /** Pairs by a hash: a collision only means that a possible cut is not made. */
    private final BitSet pairs = new BitSet(1 << BITS);

    void add(String token) {
        for (int i = 1; i < token.length(); i++) {
            pairs.set(hash(token.charAt(i - 1), token.charAt(i)));
        }
    }

    /** The first cut behind {@code from}; both its sides are characters that {@code characterIds} knows. */
    int cut(String text, int from, int to, int[] characterIds) {
        char left = text.charAt(from);
        for (int i = from + 1; i < to; i++) {
            char right = text.charAt(i);
            if (!pairs.get(hash(left, right)) && characterIds[left] >= 0 && characterIds[right] >= 0) {
                return i;
            }
            left = right;
        }
        return to;
    }

    private static int hash(char left, char right) {
        return (((left << 16) | right) * 0x9E3779B9) >>> (32 - BITS);
    }
}
