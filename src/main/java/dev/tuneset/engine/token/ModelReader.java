package dev.tuneset.engine.token;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the model of a tokenizer.json. */
final class ModelReader {
    private ModelReader() {}

    /** {@code byteLevel}: pieces arrive as they are, and the model is to take their bytes. */
    static Model read(ModelFields model, boolean byteLevel) {
        return switch (type(model)) {
            case "BPE" -> bpe(model, byteLevel);
            case "Unigram" -> unigram(model);
            case "WordPiece" -> wordPiece(model);
            case "WordLevel" -> wordLevel(model);
            default -> throw Refusal.unsupported("the model \"" + type(model) + "\"");
        };
    }

    /** Whether the model can take bytes itself, instead of characters that stand for them. */
    static boolean takesBytes(ModelFields model) {
        return type(model).equals("BPE")
                && model.options().text("continuing_subword_prefix", "").isEmpty()
                && model.options().text("end_of_word_suffix", "").isEmpty()
                && !model.options().flag("byte_fallback", false);
    }

    /** Older files do not name their model; their fields do. */
    private static String type(ModelFields model) {
        Fields options = model.options();
        if (options.has("type")) {
            return options.text("type");
        }
        if (!model.lefts().isEmpty()) {
            return "BPE";
        }
        if (model.scored()) {
            return "Unigram";
        }
        return options.has("max_input_chars_per_word") ? "WordPiece" : "WordLevel";
    }

    private static Model bpe(ModelFields model, boolean byteLevel) {
        Fields options = model.options()
                .only(
                        "dropout",
                        "unk_token",
                        "continuing_subword_prefix",
                        "end_of_word_suffix",
                        "fuse_unk",
                        "byte_fallback",
                        "ignore_merges");
        if (options.has("dropout") && options.decimal("dropout") != 0) {
            throw Refusal.unsupported("dropout, which makes its tokens random,");
        }
        BpeOptions bpe = new BpeOptions(
                options.textOrNull("unk_token"),
                options.flag("fuse_unk", false),
                options.text("continuing_subword_prefix", ""),
                options.text("end_of_word_suffix", ""),
                options.flag("byte_fallback", false),
                options.flag("ignore_merges", false),
                byteLevel);
        Vocabulary vocabulary = vocabulary(model);
        return new BpeModel(vocabulary, pairs(model, vocabulary, bpe), bpe, neighbours(model, bpe));
    }

    private static Vocabulary vocabulary(ModelFields model) {
        if (model.scored() || model.ids().isEmpty()) {
            throw Refusal.malformed("model.vocab is not an object of tokens and ids");
        }
        return new Vocabulary(model.ids());
    }

    private static PairTable pairs(ModelFields model, Vocabulary vocabulary, BpeOptions options) {
        List<String> lefts = model.lefts();
        PairTable pairs = new PairTable(lefts.size());
        String prefix = options.continuingPrefix();
        for (int rank = 0; rank < lefts.size(); rank++) {
            String left = lefts.get(rank);
            String right = model.rights().get(rank);
            if (!right.startsWith(prefix) && !prefix.isEmpty()) {
                throw Refusal.malformed("its merge \"" + left + " " + right + "\" does not continue with " + prefix);
            }
            String joined = left + right.substring(prefix.length());
            pairs.put(merged(vocabulary, left), merged(vocabulary, right), rank, merged(vocabulary, joined));
        }
        return pairs;
    }

    private static int merged(Vocabulary vocabulary, String token) {
        int id = vocabulary.id(token);
        if (id < 0) {
            throw Refusal.malformed("its merges use \"" + token + "\", which is not in its vocabulary");
        }
        return id;
    }

    /** Null where a cut could change tokens: symbols that do not spell what they stand for, or whole pieces looked up. */
    private static @Nullable Neighbours neighbours(ModelFields model, BpeOptions options) {
        if (!options.plain() || options.byteLevel() || options.ignoreMerges()) {
            return null;
        }
        Set<Integer> ids = new HashSet<>(model.ids().values());
        if (ids.size() != model.ids().size()) {
            return null;
        }
        Neighbours neighbours = new Neighbours();
        for (int i = 0; i < model.lefts().size(); i++) {
            String left = model.lefts().get(i);
            String right = model.rights().get(i);
            if (standsForOther(left, options) || standsForOther(right, options)) {
                return null;
            }
            neighbours.add(left + right);
        }
        return neighbours;
    }

    private static boolean standsForOther(String token, BpeOptions options) {
        return token.equals(options.unknown())
                || (options.byteFallback() && token.length() == 6 && token.startsWith("<0x") && token.endsWith(">"));
    }

    private static Model unigram(ModelFields model) {
        Fields options = model.options().only("unk_id", "byte_fallback");
        if (!model.scored() || model.ids().isEmpty()) {
            throw Refusal.malformed("model.vocab is not a list of tokens and scores");
        }
        double[] scores = model.scores();
        int unknown = options.has("unk_id") ? options.number("unk_id") : -1;
        if (unknown >= scores.length) {
            throw Refusal.malformed("its unk_id " + unknown + " is outside its vocabulary of " + scores.length);
        }
        Vocabulary vocabulary = new Vocabulary(Map.copyOf(model.ids()));
        int[] byteIds = options.flag("byte_fallback", false) ? vocabulary.byteIds() : new int[0];
        return new UnigramModel(vocabulary, scores, unknown, byteIds);
    }

    private static Model wordPiece(ModelFields model) {
        Fields options = model.options().only("unk_token", "continuing_subword_prefix", "max_input_chars_per_word");
        return new WordPieceModel(
                vocabulary(model),
                options.text("unk_token"),
                options.text("continuing_subword_prefix"),
                options.number("max_input_chars_per_word"));
    }

    private static Model wordLevel(ModelFields model) {
        return new WordLevelModel(
                vocabulary(model), model.options().only("unk_token").text("unk_token"));
    }
}
