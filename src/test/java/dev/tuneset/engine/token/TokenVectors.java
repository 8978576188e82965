package dev.tuneset.engine.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What {@code src/test/python/token_vectors.py} wrote: small tokenizers, texts, and the real library's tokens. */
record TokenVectors(String name, JsonNode tokenizer, List<Case> cases) {
    private static final ObjectMapper JSON = new ObjectMapper();

    record Case(String text, List<Integer> ids, List<List<Integer>> places, List<String> tokens, int bare) {}

    static List<TokenVectors> read(String file) {
        List<TokenVectors> all = new ArrayList<>();
        try (InputStream in = TokenVectors.class.getResourceAsStream("/token/" + file)) {
            String lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : lines.split("\n", -1)) {
                if (!line.isEmpty()) {
                    all.add(parse(line));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }

    private static TokenVectors parse(String line) throws IOException {
        JsonNode node = JSON.readTree(line);
        List<Case> cases = new ArrayList<>();
        for (JsonNode one : node.get("cases")) {
            cases.add(JSON.treeToValue(one, Case.class));
        }
        return new TokenVectors(node.get("name").asText(), node.get("tokenizer"), cases);
    }

    static TokenVectors named(String name) {
        return read("learned.jsonl").stream()
                .filter(vectors -> vectors.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    Tokenizer load() {
        return load(tokenizer.toString());
    }

    static Tokenizer load(String json) {
        return TokenizerJson.load(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "tokenizer.json");
    }
}
