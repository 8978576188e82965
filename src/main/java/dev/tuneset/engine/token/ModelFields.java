package dev.tuneset.engine.token;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code model} of a tokenizer.json as it stands there, its long lists read without building a tree. */
final class ModelFields {
    private static final int TOKENS_MAX = 4_000_000;
    private static final int MERGES_MAX = 8_000_000;
    private static final int TOKEN_LENGTH_MAX = 10_000;

    private final ObjectNode options;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> pieces = new ArrayList<>();
    private double[] scores = new double[1024];
    private final List<String> lefts = new ArrayList<>();
    private final List<String> rights = new ArrayList<>();
    private boolean scored;

    private ModelFields(ObjectNode options) {
        this.options = options;
    }

    /** Reads the object the parser stands on. */
    static ModelFields read(JsonParser parser, ObjectMapper mapper) throws IOException {
        ModelFields fields = new ModelFields(mapper.createObjectNode());
        if (!parser.isExpectedStartObjectToken()) {
            throw Refusal.malformed("model is not an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "vocab" -> fields.readVocabulary(parser);
                case "merges" -> fields.readMerges(parser);
                default -> fields.options.set(name, mapper.<JsonNode>readTree(parser));
            }
        }
        return fields;
    }

    Fields options() {
        return new Fields(options, "model");
    }

    /** Whether the vocabulary is a list of tokens with scores. */
    boolean scored() {
        return scored;
    }

    Map<String, Integer> ids() {
        return ids;
    }

    /** Scores by id. */
    double[] scores() {
        return Arrays.copyOf(scores, pieces.size());
    }

    List<String> lefts() {
        return lefts;
    }

    List<String> rights() {
        return rights;
    }

    private void readVocabulary(JsonParser parser) throws IOException {
        ids.clear();
        pieces.clear();
        scored = parser.isExpectedStartArrayToken();
        if (scored) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readScored(parser);
            }
            return;
        }
        if (!parser.isExpectedStartObjectToken()) {
            throw Refusal.malformed("model.vocab is neither an object nor a list");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String token = limited(parser.currentName());
            if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
                throw Refusal.malformed("the id of the token \"" + token + "\" is not a whole number");
            }
            ids.put(token, parser.getIntValue());
            limit(ids.size());
        }
    }

    private void readScored(JsonParser parser) throws IOException {
        if (!parser.isExpectedStartArrayToken() || parser.nextToken() != JsonToken.VALUE_STRING) {
            throw Refusal.malformed("model.vocab has an entry that is not a token and its score");
        }
        String token = limited(parser.getText());
        JsonToken score = parser.nextToken();
        if (score == null || !score.isNumeric()) {
            throw Refusal.malformed("the score of the token \"" + token + "\" is not a number");
        }
        if (pieces.size() == scores.length) {
            scores = Arrays.copyOf(scores, scores.length * 2);
        }
        scores[pieces.size()] = SerdeFloat.parse(parser.getText());
        ids.put(token, pieces.size());
        pieces.add(token);
        limit(pieces.size());
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw Refusal.malformed("model.vocab has an entry that is not a token and its score");
        }
    }

    private void readMerges(JsonParser parser) throws IOException {
        lefts.clear();
        rights.clear();
        if (!parser.isExpectedStartArrayToken()) {
            throw Refusal.malformed("model.merges is not a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                readOldMerge(parser.getText());
            } else {
                readMerge(parser);
            }
            if (lefts.size() > MERGES_MAX) {
                throw Refusal.tooLarge("more than " + MERGES_MAX + " merges");
            }
        }
    }

    private void readOldMerge(String merge) {
        if (merge.startsWith("#version")) {
            return;
        }
        int space = merge.indexOf(' ');
        if (space < 0 || space != merge.lastIndexOf(' ')) {
            throw Refusal.malformed("its merge \"" + merge + "\" is not a pair");
        }
        lefts.add(limited(merge.substring(0, space)));
        rights.add(limited(merge.substring(space + 1)));
    }

    private void readMerge(JsonParser parser) throws IOException {
        boolean pair = parser.isExpectedStartArrayToken();
        String left = pair ? parser.nextTextValue() : null;
        String right = left != null ? parser.nextTextValue() : null;
        if (left == null || right == null || parser.nextToken() != JsonToken.END_ARRAY) {
            throw Refusal.malformed("its merge number " + lefts.size() + " is not a pair");
        }
        lefts.add(limited(left));
        rights.add(limited(right));
    }

    private static String limited(String token) {
        if (token.length() > TOKEN_LENGTH_MAX) {
            throw Refusal.tooLarge("a token of " + token.length() + " characters");
        }
        return token;
    }

    private static void limit(int tokens) {
        if (tokens > TOKENS_MAX) {
            throw Refusal.tooLarge("more than " + TOKENS_MAX + " tokens");
        }
    }
}
