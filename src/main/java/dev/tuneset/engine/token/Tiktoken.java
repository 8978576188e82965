package dev.tuneset.engine.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's encodings, whose ranks the jtokkit library carries. Special tokens in a text count as the text they are, as
 * {@code encode_ordinary} has it.
 *
 * @see <a href="https://github.com/openai/tiktoken">tiktoken</a>
 */
public final class Tiktoken {
    private static final Map<String, String> WORDS = Map.of(
            "cl100k_base",
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            "o200k_base",
            "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
                    + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
                    + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
                    + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
                    + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+");

    private Tiktoken() {}

    /** The encodings there are. */
    public static List<String> names() {
        return List.of("cl100k_base", "o200k_base");
    }

    /** Loads an encoding; keep it, as this takes a moment. */
    public static Tokenizer encoding(String name) {
        String words = WORDS.get(name);
        if (words == null) {
            throw Refusal.unsupported("the encoding \"" + name + "\" (there are " + String.join(", ", names()) + ")");
        }
        Vocabulary vocabulary = new Vocabulary(ranks("/com/knuddels/jtokkit/" + name + ".tiktoken"));
        BpeOptions options = new BpeOptions(null, false, "", "", false, true, true);
        Model model = new BpeModel(vocabulary, pairs(vocabulary), options, null);
        PreTokenizer split = new PatternSplit(PreTokenizerReader.regex(words), SplitBehavior.ISOLATED, false);
        AddedTokens none = new AddedTokens(Map.of());
        return new Pipeline(
                name,
                new Pipeline.Stages(
                        none, none, Pipeline.Stages.NO_NORMALIZER, split, model, Pipeline.Stages.NO_POST_PROCESSOR));
    }

    private static Map<String, Integer> ranks(String resource) {
        Map<String, Integer> ranks = new HashMap<>(1 << 18);
        try (InputStream in = com.knuddels.jtokkit.Encodings.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in this build");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    byte[] octets = Base64.getDecoder().decode(line.substring(0, space));
                    ranks.put(ByteAlphabet.spell(octets), Integer.parseInt(line.substring(space + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ranks;
    }

    /** Any two tokens that are a token together may be merged; the rank of the whole decides when. */
    private static PairTable pairs(Vocabulary vocabulary) {
        PairTable pairs = new PairTable(vocabulary.size() * 3);
        vocabulary.ids().forEach((token, id) -> {
            for (int i = 1; i < token.length(); i++) {
                int left = vocabulary.id(token.substring(0, i));
                int right = left < 0 ? -1 : vocabulary.id(token.substring(i));
                if (right >= 0) {
                    pairs.put(left, right, id, id);
                }
            }
        });
        return pairs;
    }
}
