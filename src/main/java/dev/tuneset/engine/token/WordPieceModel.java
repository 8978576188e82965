package dev.tuneset.engine.token;

/** WordPiece: the longest known beginning, then the longest known continuation, or the whole word unknown. */
record WordPieceModel(Vocabulary vocabulary, String unknown, String continuingPrefix, int charactersMax)
        implements Model {
    @Override
    public Encoded encode(String piece) {
        if (piece.codePointCount(0, piece.length()) > charactersMax) {
            return unknown(piece);
        }
        Symbols symbols = new Symbols(8);
        int start = 0;
        while (start < piece.length()) {
            int end = piece.length();
            int id = -1;
            while (start < end) {
                String part = piece.substring(start, end);
                id = vocabulary.id(start == 0 ? part : continuingPrefix + part);
                if (id >= 0) {
                    break;
                }
                end = piece.offsetByCodePoints(end, -1);
            }
            if (id < 0) {
                return unknown(piece);
            }
            symbols.add(id, start, end);
            start = end;
        }
        return symbols.encoded(piece);
    }

    private Encoded unknown(String piece) {
        int id = vocabulary.id(unknown);
        if (id < 0) {
            throw Refusal.notEncodable("its unknown token \"" + unknown + "\" is not in its vocabulary");
        }
        return Encoded.one(piece, id);
    }
}
