package dev.tuneset.engine.token;

import org.jspecify.annotations.Nullable;

/** A piece and its tokens; starts and ends are UTF-16 offsets in the piece. */
final class Encoded {
    private static final int[] ZERO = {0};

    final String piece;
    final int[] ids;
    final int[] starts;
    final int[] ends;
    /** What stands for each token where it is not the vocabulary's spelling of its id, or {@code null}. */
    final String @Nullable [] surfaces;

    Encoded(String piece, int[] ids, int[] starts, int[] ends, String @Nullable [] surfaces) {
        this.piece = piece;
        this.ids = ids;
        this.starts = starts;
        this.ends = ends;
        this.surfaces = surfaces;
    }

    /** The whole piece as one token. */
    static Encoded one(String piece, int id) {
        return new Encoded(piece, new int[] {id}, ZERO, new int[] {piece.length()}, null);
    }
}
