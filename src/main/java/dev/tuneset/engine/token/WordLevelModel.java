package dev.tuneset.engine.token;

/** Whole words: known or unknown. */
record WordLevelModel(Vocabulary vocabulary, String unknown) implements Model {
    @Override
    public Encoded encode(String piece) {
        int id = vocabulary.id(piece);
        int known = id >= 0 ? id : vocabulary.id(unknown);
        if (known < 0) {
            throw Refusal.notEncodable("\"" + piece + "\" is not in its vocabulary, and neither is an unknown token");
        }
        return Encoded.one(piece, known);
    }
}
