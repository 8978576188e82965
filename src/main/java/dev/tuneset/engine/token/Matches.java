package dev.tuneset.engine.token;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the matches of a pattern and what lies between them. */
interface Matches {
    /** Gives {@code text} from {@code from} to {@code to} in parts, in order and without gaps; looks at nothing outside. */
    void find(String text, int from, int to, Sink sink);

    /** Takes one part. */
    interface Sink {
        void part(int from, int to, boolean match);
    }

    /** Every occurrence of a text. */
    record Literal(String literal) implements Matches {
        @Override
        public void find(String text, int from, int to, Sink sink) {
            int end = from;
            int next = text.indexOf(literal, from);
            while (next >= 0 && next + literal.length() <= to) {
                if (end < next) {
                    sink.part(end, next, false);
                }
                end = next + literal.length();
                sink.part(next, end, true);
                next = text.indexOf(literal, end);
            }
            if (end < to) {
                sink.part(end, to, false);
            }
        }
    }

    /** Every single character of a kind. */
    record Kind(IntPredicate kind) implements Matches {
        @Override
        public void find(String text, int from, int to, Sink sink) {
            int end = from;
            for (int i = from, size; i < to; i += size) {
                int c = text.codePointAt(i);
                size = Character.charCount(c);
                if (kind.test(c)) {
                    if (end < i) {
                        sink.part(end, i, false);
                    }
                    end = i + size;
                    sink.part(i, end, true);
                }
            }
            if (end < to) {
                sink.part(end, to, false);
            }
        }
    }

    /** Runs of word characters, and runs of what is neither word nor space: {@code \\w+|[^\\w\\s]+} in Rust. */
    record Words() implements Matches {
        @Override
        public void find(String text, int from, int to, Sink sink) {
            int start = from;
            while (start < to) {
                int kind = kind(text.codePointAt(start));
                int end = start;
                while (end < to && kind(text.codePointAt(end)) == kind) {
                    end += Character.charCount(text.codePointAt(end));
                }
                sink.part(start, end, kind != 0);
                start = end;
            }
        }

        private static int kind(int c) {
            return Chars.isWhitespace(c) ? 0 : Chars.isWord(c) ? 1 : 2;
        }
    }

    /**
     * Every match of a regular expression; an empty match right behind another one is none.
     *
     * @param complete the same pattern, for texts with characters the JDK may not know
     * @param costly whether matching could take very long, and is to be stopped then
     */
    record Regex(Pattern pattern, Pattern complete, boolean costly) implements Matches {
        @Override
        public void find(String text, int from, int to, Sink sink) {
            if (!costly) {
                find(text, text, from, to, sink);
                return;
            }
            try {
                find(new MeteredText(text, pattern), text, from, to, sink);
            } catch (StackOverflowError e) {
                throw Refusal.tooCostly(pattern.pattern()).causedBy(e);
            }
        }

        private void find(CharSequence searched, String text, int from, int to, Sink sink) {
            Pattern fitting = Unicode16.concerns(text, from, to) ? complete : pattern;
            Matcher matcher = fitting.matcher(searched).region(from, to);
            int end = from;
            boolean matched = false;
            while (matcher.find()) {
                if (matcher.start() == matcher.end()
                        && ((matched && end == matcher.start()) || splits(text, matcher.start()))) {
                    continue;
                }
                if (end < matcher.start()) {
                    sink.part(end, matcher.start(), false);
                }
                end = matcher.end();
                matched = true;
                sink.part(matcher.start(), end, true);
            }
            if (end < to) {
                sink.part(end, to, false);
            }
        }

        private static boolean splits(String text, int at) {
            return at > 0
                    && at < text.length()
                    && Character.isLowSurrogate(text.charAt(at))
                    && Character.isHighSurrogate(text.charAt(at - 1));
        }
    }
}
