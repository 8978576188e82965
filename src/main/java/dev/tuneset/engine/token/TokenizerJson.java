package dev.tuneset.engine.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads a Hugging Face {@code tokenizer.json}. Its {@code truncation} and {@code padding} are left out, as {@code transformers}
 * leaves them out unless asked: a count is of the whole text. A file that uses anything not known here is refused with the
 * name of what it uses.
 *
 * @see <a href="https://github.com/huggingface/tokenizers">the library that writes the format</a>
 */
public final class TokenizerJson {
    private static final long BYTES_MAX = 256L << 20;
    private static final int STRING_MAX = 16 << 20;
    private static final int NESTING_MAX = 64;

    private JsonNode addedTokens = JsonNodeFactory.instance.arrayNode();
    private @Nullable Fields normalizer;
    private @Nullable Fields preTokenizer;
    private @Nullable Fields postProcessor;
    private @Nullable ModelFields model;

    private TokenizerJson() {}

    /** Loads a file; the tokenizer is named for it. */
    public static Tokenizer load(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return load(in, String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Loads a stream, which is left open.
     *
     * @throws dev.tuneset.engine.outcome.TunesetException {@code tokenizer_unsupported}, {@code tokenizer_malformed} or
     *     {@code tokenizer_too_large}
     */
    public static Tokenizer load(InputStream in, String name) {
        TokenizerJson json = new TokenizerJson();
        try (JsonParser parser = factory().createParser(in)) {
            json.read(parser, new ObjectMapper());
        } catch (JsonProcessingException e) {
            String why = e instanceof JsonEOFException ? "it ends in the middle of a value" : e.getOriginalMessage();
            throw Refusal.malformed("it is not JSON that can be read (" + why + ")")
                    .causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.build(name);
    }

    private static JsonFactory factory() {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxDocumentLength(BYTES_MAX)
                .maxStringLength(STRING_MAX)
                .maxNestingDepth(NESTING_MAX)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(limits)
                .disable(com.fasterxml.jackson.core.StreamReadFeature.AUTO_CLOSE_SOURCE)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
    }

    private void read(JsonParser parser, ObjectMapper mapper) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Refusal.malformed("it is not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "version" -> checkVersion(parser.getText());
                case "added_tokens" -> addedTokens = mapper.readTree(parser);
                case "normalizer" -> normalizer = component(mapper.readTree(parser), name);
                case "pre_tokenizer" -> preTokenizer = component(mapper.readTree(parser), name);
                case "post_processor" -> postProcessor = component(mapper.readTree(parser), name);
                case "model" -> model = ModelFields.read(parser, mapper);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw Refusal.malformed("something follows its end");
        }
    }

    private static void checkVersion(String version) {
        if (!version.equals("1.0")) {
            throw Refusal.unsupported("the format version \"" + version + "\"");
        }
    }

    private static @Nullable Fields component(JsonNode node, String name) {
        return node.isNull() ? null : new Fields(node, name);
    }

    private Tokenizer build(String name) {
        if (model == null) {
            throw Refusal.malformed("it has no model");
        }
        Normalizer normal = normalizer == null ? Pipeline.Stages.NO_NORMALIZER : NormalizerReader.read(normalizer);
        List<PreTokenizer> links = preTokenizer == null ? List.of() : PreTokenizerReader.read(preTokenizer);
        boolean byteLevel = ModelReader.takesBytes(model) && endsInBytes(links);
        Model built = ModelReader.read(model, byteLevel);
        AddedTokensReader added = AddedTokensReader.read(addedTokens, built, normal);
        return new Pipeline(
                name,
                new Pipeline.Stages(
                        added.verbatim(),
                        added.normalized(),
                        normal,
                        new PreTokenizer.Chain(byteLevel ? unspelled(links) : links),
                        built,
                        postProcessor == null
                                ? Pipeline.Stages.NO_POST_PROCESSOR
                                : PostProcessorReader.read(postProcessor)));
    }

    private static boolean endsInBytes(List<PreTokenizer> links) {
        return !links.isEmpty() && links.get(links.size() - 1) instanceof ByteLevelSplit;
    }

    private static List<PreTokenizer> unspelled(List<PreTokenizer> links) {
        int last = links.size() - 1;
        ByteLevelSplit bytes = (ByteLevelSplit) links.get(last);
        List<PreTokenizer> all = new java.util.ArrayList<>(links.subList(0, last));
        if (bytes.addPrefixSpace() || bytes.words() != null) {
            all.add(new ByteLevelSplit(bytes.addPrefixSpace(), bytes.words(), false));
        }
        return all;
    }
}
