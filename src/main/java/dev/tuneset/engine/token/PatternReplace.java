package dev.tuneset.engine.token;

/** Replaces every match of a pattern; what comes in stands for the last character that went out. */
record PatternReplace(Matches pattern, String content) implements Normalizer {
    @Override
    public AlignedText normalize(AlignedText text) {
        if (text.isEmpty()) {
            return text;
        }
        Rewriter rewriter = new Rewriter(text, content);
        pattern.find(text.text(), 0, text.length(), rewriter);
        return rewriter.done();
    }

    /** Collects the matches; the same number of units in and out is only a respelling. */
    private static final class Rewriter implements Matches.Sink {
        private final AlignedText source;
        private final String content;
        private final TextEdit edit;
        private boolean changed;

        Rewriter(AlignedText source, String content) {
            this.source = source;
            this.content = content;
            this.edit = new TextEdit(source);
        }

        @Override
        public void part(int from, int to, boolean match) {
            if (!match) {
                edit.copyTo(to);
                return;
            }
            changed = true;
            edit.skipTo(to);
            content.codePoints().forEach(c -> edit.add(c, 1));
        }

        AlignedText done() {
            return changed ? edit.done() : source;
        }
    }
}
