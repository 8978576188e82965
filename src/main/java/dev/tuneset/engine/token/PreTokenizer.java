package dev.tuneset.engine.token;

import java.util.List;

/** Cuts a text into the pieces a model tokenizes one by one. */
interface PreTokenizer {
    /** Gives the pieces of {@code text} from {@code from} to {@code to}, in order, none of them empty. */
    void split(AlignedText text, int from, int to, Sink sink);

    /** Takes one piece; a pre-tokenizer that changes letters hands on a text of its own. */
    interface Sink {
        void piece(AlignedText text, int from, int to);
    }

    /** Each cuts the pieces of the one before it. */
    record Chain(List<PreTokenizer> links) implements PreTokenizer {
        public Chain {
            links = List.copyOf(links);
        }

        @Override
        public void split(AlignedText text, int from, int to, Sink sink) {
            Sink next = sink;
            for (int i = links.size() - 1; i >= 0; i--) {
                PreTokenizer link = links.get(i);
                Sink behind = next;
                next = (piece, start, end) -> link.split(piece, start, end, behind);
            }
            next.piece(text, from, to);
        }
    }

    /** The whole text as one piece. */
    record Whole() implements PreTokenizer {
        @Override
        public void split(AlignedText text, int from, int to, Sink sink) {
            sink.piece(text, from, to);
        }
    }
}
