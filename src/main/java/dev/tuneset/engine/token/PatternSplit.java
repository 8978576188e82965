package dev.tuneset.engine.token;

/** Cuts at the matches of a pattern, or, inverted, at what lies between them. */
record PatternSplit(Matches pattern, SplitBehavior behavior, boolean invert) implements PreTokenizer {
    @Override
    public void split(AlignedText text, int from, int to, Sink sink) {
        if (behavior == SplitBehavior.ISOLATED) {
            pattern.find(text.text(), from, to, (start, end, match) -> {
                if (start < end) {
                    sink.piece(text, start, end);
                }
            });
            return;
        }
        Joined joined = new Joined(text, sink);
        pattern.find(text.text(), from, to, joined);
        joined.flush();
    }

    /** Joins parts as the behaviour wants them. */
    private final class Joined implements Matches.Sink {
        private final AlignedText text;
        private final Sink sink;
        private int from;
        private int to;
        private boolean previousMatch;
        private boolean pending;

        Joined(AlignedText text, Sink sink) {
            this.text = text;
            this.sink = sink;
        }

        @Override
        public void part(int start, int end, boolean matched) {
            boolean match = matched != invert;
            if (behavior == SplitBehavior.REMOVED) {
                if (!match && start < end) {
                    sink.piece(text, start, end);
                }
                return;
            }
            if (pending && behavior.joins(previousMatch, match)) {
                to = end;
            } else {
                flush();
                from = start;
                to = end;
                pending = true;
            }
            previousMatch = match;
        }

        void flush() {
            if (pending && from < to) {
                sink.piece(text, from, to);
            }
            pending = false;
        }
    }
}
