package dev.tuneset.engine.token;

/** Writes a visible mark for every space, perhaps one more in front, and perhaps cuts before each. */
record Metaspace(char mark, Scheme scheme, boolean splits) implements PreTokenizer {
    /** Which pieces get a mark in front. */
    enum Scheme {
        ALWAYS,
        /** Only the piece the text begins with. */
        FIRST,
        NEVER
    }

    @Override
    public void split(AlignedText text, int from, int to, Sink sink) {
        AlignedText slice = text.slice(from, to);
        AlignedText marked = mark == ' ' ? slice : slice.respelled(slice.text().replace(' ', mark));
        boolean prepends = scheme == Scheme.ALWAYS || (scheme == Scheme.FIRST && marked.start(0) == 0);
        if (prepends && marked.text().charAt(0) != mark) {
            marked = marked.prepended(String.valueOf(mark));
        }
        if (splits) {
            cut(marked, sink);
        } else {
            sink.piece(marked, 0, marked.length());
        }
    }

    private void cut(AlignedText marked, Sink sink) {
        String text = marked.text();
        int start = 0;
        while (start < text.length()) {
            int next = text.indexOf(mark, start + 1);
            int end = next < 0 ? text.length() : next;
            sink.piece(marked, start, end);
            start = end;
        }
    }
}
