package dev.tuneset.engine.token;

import java.util.List;

/** Changes a text before it is cut; the places of its characters in the original stay known. */
interface Normalizer {
    /** The changed text, or {@code text} itself when nothing had to change. */
    AlignedText normalize(AlignedText text);

    /** One after the other. */
    record Chain(List<Normalizer> links) implements Normalizer {
        public Chain {
            links = List.copyOf(links);
        }

        @Override
        public AlignedText normalize(AlignedText text) {
            AlignedText normalized = text;
            for (Normalizer link : links) {
                normalized = link.normalize(normalized);
            }
            return normalized;
        }
    }

    /** Puts a fixed text in front of every non-empty one. */
    record Prepend(String prefix) implements Normalizer {
        @Override
        public AlignedText normalize(AlignedText text) {
            return text.prepended(prefix);
        }
    }
}
