package dev.tuneset.engine.token;

import org.jspecify.annotations.Nullable;

/**
 * Remembers the tokens of the short pieces seen last. Its size is fixed. Threads may overwrite each other's entries, which
 * costs time and never an answer: an entry is immutable and carries its piece.
 */
final class PieceCache {
    private static final int SLOTS = 1 << 15;
    private static final int PIECE_MAX = 40;

    private final Model model;
    private final @Nullable Encoded[] slots = new Encoded[SLOTS];

    PieceCache(Model model) {
        this.model = model;
    }

    Encoded encode(String text, int from, int to) {
        int length = to - from;
        if (length > PIECE_MAX) {
            return model.encode(text.substring(from, to));
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        int slot = (hash * 0x9E3779B9) >>> 17;
        Encoded known = slots[slot];
        if (known != null && known.piece.length() == length && text.startsWith(known.piece, from)) {
            return known;
        }
        Encoded encoded = model.encode(text.substring(from, to));
        slots[slot] = encoded;
        return encoded;
    }
}
