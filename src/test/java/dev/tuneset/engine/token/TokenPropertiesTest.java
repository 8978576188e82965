package dev.tuneset.engine.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPropertiesTest {
    private static final int[] CHARACTERS = {
        ' ', ' ', '\n', '\r', '\t', 'a', 'b', 'o', 't', 's', 'e', 'T', 'É', '\'', '.', ',', '!', '1', '2', '½', 'é',
        0x301, 0x323, 'ß', '港', '口', '船', 'あ', '가', 'ж', 0x5D0, 0x200D, 0x1F600, 0x1F3FD, 0x20BB7, 0x31350, 0xFFFD, 0,
        0xAD, 0x3000, '<', '|', '>'
    };

    private static String text(Random random, int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static String decodeBytes(Tokens tokens) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < tokens.size(); i++) {
            for (char c : tokens.surface(i).toCharArray()) {
                for (int b = 0; b < 256; b++) {
                    if (ByteAlphabet.charOf(b) == c) {
                        octets.write(b);
                    }
                }
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte_level_llama3", "byte_level_o200k", "byte_level_deepseek"})
    void tokensOfBytesSpellTheText(String name) {
        Tokenizer tokenizer = TokenVectors.named(name).load();
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            String text = text(random, random.nextInt(200));
            Tokens tokens = tokenizer.encode(text, false);
            assertThat(decodeBytes(tokens)).as("seed %d", seed).isEqualTo(text);
            assertThat(tokenizer.count(text)).as("seed %d", seed).isEqualTo(tokens.size());
        }
    }

    @Test
    void placesCoverTheTextInOrder() {
        Tokenizer tokenizer = TokenVectors.named("byte_level_o200k").load();
        for (int seed = 0; seed < 200; seed++) {
            String text = text(new Random(seed), 60);
            Tokens tokens = tokenizer.encode(text, false);
            int end = 0;
            for (int i = 0; i < tokens.size(); i++) {
                assertThat(tokens.start(i)).as("seed %d", seed).isLessThanOrEqualTo(end);
                assertThat(tokens.end(i)).as("seed %d", seed).isGreaterThanOrEqualTo(end);
                end = tokens.end(i);
            }
            assertThat(end).isEqualTo(text.length());
        }
    }

    @Test
    void countsAsManyAsItEncodes() {
        for (TokenVectors vectors : TokenVectors.read("learned.jsonl")) {
            Tokenizer tokenizer = vectors.load();
            for (int seed = 0; seed < 40; seed++) {
                String text = text(new Random(seed), 80);
                assertThat(tokenizer.encode(text, false).size())
                        .as("%s, seed %d", vectors.name(), seed)
                        .isEqualTo(tokenizer.count(text));
                assertThat(tokenizer.encode(text, true).size()).isEqualTo(tokenizer.count(text) + tokenizer.added());
            }
        }
    }

    @Test
    void cuttingLongPiecesChangesNoToken() {
        Tokenizer cut = TokenVectors.named("sentencepiece_bpe").load();
        // looking up whole pieces first forbids cutting, and finds no token in texts with several words
        String json = TokenVectors.named("sentencepiece_bpe").tokenizer().toString();
        Tokenizer whole = TokenVectors.load(json.replace("\"ignore_merges\":false", "\"ignore_merges\":true"));
        for (int seed = 0; seed < 100; seed++) {
            String text = "boats " + text(new Random(seed), 400) + " the harbour";
            assertThat(cut.encode(text, false).ids())
                    .as("seed %d", seed)
                    .isEqualTo(whole.encode(text, false).ids());
        }
    }

    @Test
    void halfASurrogatePairCountsAsTheReplacementCharacter() {
        Tokenizer tokenizer = TokenVectors.named("byte_level_llama3").load();
        assertThat(tokenizer.encode("a\uD83Db\uDE00", false).ids())
                .isEqualTo(tokenizer.encode("a\uFFFDb\uFFFD", false).ids());
        assertThat(tokenizer.count("\uD83D")).isEqualTo(tokenizer.count("\uFFFD"));
    }

    @Test
    void threadsShareATokenizer() throws Exception {
        Tokenizer tokenizer = TokenVectors.named("byte_level_qwen").load();
        Tokenizer alone = TokenVectors.named("byte_level_qwen").load();
        List<String> texts = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (int seed = 0; seed < 500; seed++) {
            texts.add(text(new Random(seed), 300));
            counts.add(alone.count(texts.get(seed)));
        }
        assertThat(countInThreads(tokenizer, texts)).hasSize(4).containsOnly(counts);
    }

    private static List<List<Integer>> countInThreads(Tokenizer tokenizer, List<String> texts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Integer>>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(
                        () -> texts.stream().map(tokenizer::count).toList()));
            }
            List<List<Integer>> counts = new ArrayList<>();
            for (Future<List<Integer>> one : running) {
                counts.add(one.get());
            }
            return counts;
        } finally {
            threads.shutdownNow();
        }
    }
}
