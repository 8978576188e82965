package dev.tuneset.engine.token;

import java.util.List;

/** A tokenizer put together of its stages: added tokens, normalizer, pre-tokenizer, model, post-processor. */
final class Pipeline implements Tokenizer {
    private final String name;
    private final AddedTokens addedTokens;
    private final AddedTokens normalizedTokens;
    private final Normalizer normalizer;
    private final PreTokenizer preTokenizer;
    private final Model model;
    private final PieceCache cache;
    private final PostProcessor postProcessor;

    Pipeline(String name, Stages stages) {
        this.name = name;
        this.addedTokens = stages.addedTokens();
        this.normalizedTokens = stages.normalizedTokens();
        this.normalizer = stages.normalizer();
        this.preTokenizer = stages.preTokenizer();
        this.model = stages.model();
        this.cache = new PieceCache(model);
        this.postProcessor = stages.postProcessor();
    }

    /** What a pipeline is made of. */
    record Stages(
            AddedTokens addedTokens,
            AddedTokens normalizedTokens,
            Normalizer normalizer,
            PreTokenizer preTokenizer,
            Model model,
            PostProcessor postProcessor) {
        static final Normalizer NO_NORMALIZER = new Normalizer.Chain(List.of());
        static final PostProcessor NO_POST_PROCESSOR = new PostProcessor.Chain(List.of());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean exact() {
        return true;
    }

    @Override
    public int added() {
        return postProcessor.added();
    }

    @Override
    public int count(CharSequence text) {
        Counter counter = new Counter();
        run(wellFormed(text.toString()), counter);
        return counter.count;
    }

    @Override
    public Tokens encode(String text, boolean addSpecialTokens) {
        Collector collector = new Collector(text);
        run(wellFormed(text), collector);
        return postProcessor.process(collector.tokens, addSpecialTokens).done();
    }

    /** A half of a surrogate pair is no character; it counts as U+FFFD, as its UTF-8 would be read. */
    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    i++;
                } else {
                    repaired = repaired == null ? new StringBuilder(text) : repaired;
                    repaired.setCharAt(i, '\uFFFD');
                }
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    private void run(String text, Leaf leaf) {
        AlignedText original = AlignedText.of(text, 0);
        addedTokens.find(text, (from, to, token) -> {
            if (token == null) {
                runBetween(original.slice(from, to), leaf);
            } else {
                leaf.added(token, original, from, to);
            }
        });
    }

    private void runBetween(AlignedText part, Leaf leaf) {
        AlignedText normalized = normalizer.normalize(part);
        normalizedTokens.find(normalized.text(), (from, to, token) -> {
            if (token == null) {
                preTokenizer.split(normalized, from, to, leaf);
            } else {
                leaf.added(token, normalized, from, to);
            }
        });
    }

    /** Where pieces and added tokens arrive. */
    private abstract class Leaf implements PreTokenizer.Sink {
        @Override
        public void piece(AlignedText text, int from, int to) {
            for (int start = from; start < to; ) {
                int end = model.cut(text.text(), start, to);
                encoded(text, start, cache.encode(text.text(), start, end));
                start = end;
            }
        }

        abstract void encoded(AlignedText text, int from, Encoded encoded);

        abstract void added(AddedToken token, AlignedText text, int from, int to);
    }

    /** Counts without keeping anything. */
    private final class Counter extends Leaf {
        private int count;

        @Override
        void encoded(AlignedText text, int from, Encoded encoded) {
            count += encoded.ids.length;
        }

        @Override
        void added(AddedToken token, AlignedText text, int from, int to) {
            count++;
        }
    }

    /** Keeps the tokens and their places in the original. */
    private final class Collector extends Leaf {
        private final TokensBuilder tokens;

        Collector(String original) {
            tokens = new TokensBuilder(original);
        }

        @Override
        void encoded(AlignedText text, int from, Encoded encoded) {
            for (int i = 0; i < encoded.ids.length; i++) {
                int id = encoded.ids[i];
                int start = text.start(from + encoded.starts[i]);
                int end = text.end(from + encoded.ends[i] - 1);
                String surface = encoded.surfaces == null ? model.vocabulary().token(id) : encoded.surfaces[i];
                tokens.add(id, start, end, surface, false);
            }
        }

        @Override
        void added(AddedToken token, AlignedText text, int from, int to) {
            tokens.add(
                    token.id(), text.start(from), text.end(to - 1), text.text().substring(from, to), token.special());
        }
    }
}
