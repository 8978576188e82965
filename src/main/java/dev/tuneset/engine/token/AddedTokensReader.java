package dev.tuneset.engine.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the {@code added_tokens} of a tokenizer.json. A token the model knows has the model's id; the others are numbered
 * behind the vocabulary in their order, whatever id stands in the file ({@code AddedVocabulary::add_tokens}).
 */
final class AddedTokensReader {
    private static final int TOKENS_MAX = 500_000;
    private static final int LENGTH_MAX = 2_000;

    private final Model model;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, AddedToken> tokens = new LinkedHashMap<>();
    private final Map<String, AddedToken> verbatim = new LinkedHashMap<>();
    private final Map<String, AddedToken> normalized = new LinkedHashMap<>();
    private int next;

    private AddedTokensReader(Model model) {
        this.model = model;
        this.next = model.vocabularySize();
    }

    static AddedTokensReader read(JsonNode list, Model model, Normalizer normalizer) {
        if (!list.isArray()) {
            throw Refusal.malformed("added_tokens is not a list");
        }
        if (list.size() > TOKENS_MAX) {
            throw Refusal.tooLarge("more than " + TOKENS_MAX + " added tokens");
        }
        AddedTokensReader reader = new AddedTokensReader(model);
        int index = 0;
        for (JsonNode token : list) {
            reader.add(new Fields(token, "added_tokens[" + index++ + "]"));
        }
        reader.tokens.values().forEach(token -> reader.file(token, normalizer));
        return reader;
    }

    AddedTokens verbatim() {
        return new AddedTokens(verbatim);
    }

    AddedTokens normalized() {
        return new AddedTokens(normalized);
    }

    private void add(Fields fields) {
        fields.only("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");
        fields.number("id");
        String content = fields.text("content");
        if (content.isEmpty()) {
            return;
        }
        if (content.length() > LENGTH_MAX) {
            throw Refusal.tooLarge("an added token of " + content.length() + " characters");
        }
        Integer known = ids.get(content);
        int inModel = model.vocabulary().id(content);
        int id = known != null ? known : inModel >= 0 ? inModel : next++;
        ids.put(content, id);
        tokens.put(
                id,
                new AddedToken(
                        id,
                        content,
                        fields.flag("special"),
                        fields.flag("single_word"),
                        fields.flag("lstrip"),
                        fields.flag("rstrip"),
                        fields.flag("normalized")));
    }

    private void file(AddedToken token, Normalizer normalizer) {
        String text = token.content();
        if (token.normalized()) {
            text = normalizer.normalize(AlignedText.of(text, 0)).text();
        }
        Map<String, AddedToken> wanted = token.normalized() ? normalized : verbatim;
        if (text.isEmpty() || wanted.put(text, token) != null) {
            throw Refusal.malformed("its added token \"" + token.content() + "\" cannot be told from another");
        }
    }
}
