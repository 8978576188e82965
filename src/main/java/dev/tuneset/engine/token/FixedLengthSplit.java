package dev.tuneset.engine.token;

/** Pieces of a fixed number of characters. */
record FixedLengthSplit(int length) implements PreTokenizer {
    @Override
    public void split(AlignedText text, int from, int to, Sink sink) {
        int start = from;
        while (start < to) {
            int end = start;
            for (int i = 0; i < length && end < to; i++) {
                end += Character.charCount(text.text().codePointAt(end));
            }
            sink.piece(text, start, end);
            start = end;
        }
    }
}
