package dev.tuneset.engine.token;

import java.util.List;

/** What is done to a text's tokens at the end: special tokens around them, spaces out of their places. */
interface PostProcessor {
    /** Special tokens put around a text. */
    int added();

    TokensBuilder process(TokensBuilder tokens, boolean addSpecialTokens);

    /** Trims spaces out of the places. */
    record Trim(boolean addPrefixSpace) implements PostProcessor {
        @Override
        public int added() {
            return 0;
        }

        @Override
        public TokensBuilder process(TokensBuilder tokens, boolean addSpecialTokens) {
            tokens.trimSpaces(addPrefixSpace);
            return tokens;
        }
    }

    /** One piece of a template: a special token, or, without ids, the text. */
    record Slot(List<Integer> ids, List<String> surfaces) {
        static final Slot TEXT = new Slot(List.of(), List.of());

        boolean isText() {
            return ids.isEmpty();
        }
    }

    /** Special tokens before, between and behind the text. */
    record Template(List<Slot> slots) implements PostProcessor {
        public Template {
            slots = List.copyOf(slots);
        }

        @Override
        public int added() {
            return slots.stream().mapToInt(slot -> slot.ids().size()).sum();
        }

        @Override
        public TokensBuilder process(TokensBuilder tokens, boolean addSpecialTokens) {
            TokensBuilder all = tokens.empty();
            for (Slot slot : slots) {
                if (slot.isText()) {
                    all.addAll(tokens);
                } else if (addSpecialTokens) {
                    for (int i = 0; i < slot.ids().size(); i++) {
                        all.add(slot.ids().get(i), 0, 0, slot.surfaces().get(i), true);
                    }
                }
            }
            return all;
        }

        /** How often the text itself stands in the template. */
        int texts() {
            return (int) slots.stream().filter(Slot::isText).count();
        }
    }

    /** One after the other. */
    record Chain(List<PostProcessor> links) implements PostProcessor {
        public Chain {
            links = List.copyOf(links);
        }

        @Override
        public int added() {
            return links.stream().mapToInt(PostProcessor::added).sum();
        }

        @Override
        public TokensBuilder process(TokensBuilder tokens, boolean addSpecialTokens) {
            TokensBuilder processed = tokens;
            for (PostProcessor link : links) {
                processed = link.process(processed, addSpecialTokens);
            }
            return processed;
        }
    }
}
