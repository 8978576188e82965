package dev.tuneset.engine.token;

/** Turns pieces into tokens of a vocabulary. */
interface Model {
    Encoded encode(String piece);

    Vocabulary vocabulary();

    /** Entries of the vocabulary; added tokens are numbered from here on. */
    default int vocabularySize() {
        return vocabulary().size();
    }

    /**
     * A place behind {@code from} where the piece may be cut without changing any token, at most {@code to}. Long pieces
     * become short ones this way, which are often seen again.
     */
    default int cut(String text, int from, int to) {
        return to;
    }
}
