package dev.tuneset.engine.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a file of a model says about its chat template: {@code tokenizer_config.json}, {@code special_tokens_map.json},
 * {@code chat_template.json}, {@code chat_template.jinja} or {@code tokenizer.json}.
 *
 * @param templates Jinja sources by name; a template without a name is called {@code default}
 * @param specialTokens such as {@code bos_token}, as text
 * @param tokenizer whether the file is a tokenizer as well
 */
public record ModelFile(Map<String, String> templates, Map<String, String> specialTokens, boolean tokenizer) {
    /** What a template without a name is called. */
    public static final String UNNAMED = "default";

    public ModelFile {
        templates = Map.copyOf(templates);
        specialTokens = Map.copyOf(specialTokens);
    }

    /**
     * Reads a file's text: an object of JSON as a configuration, anything else as Jinja.
     *
     * @throws TunesetException when there is neither a template, nor a special token, nor a tokenizer in it
     */
    public static ModelFile read(String fileName, String text) {
        return isJson(fileName)
                ? read(fileName, new StringReader(text))
                : new ModelFile(Map.of(UNNAMED, text), Map.of(), false);
    }

    /** Whether a file of that name is read as an object of JSON. */
    public static boolean isJson(String fileName) {
        return fileName.endsWith(".json");
    }

    /** Reads an object of JSON, however large its other fields are. */
    public static ModelFile read(String fileName, Reader json) {
        Map<String, String> templates = new LinkedHashMap<>();
        Map<String, String> tokens = new LinkedHashMap<>();
        boolean model = false;
        try (JsonParser parser = new JsonFactory().setCodec(new ObjectMapper()).createParser(json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("chat_template")) {
                    templates.putAll(templates(parser.readValueAsTree()));
                } else if (name.endsWith("_token")) {
                    String token = token(parser.readValueAsTree());
                    if (token != null) {
                        tokens.put(name, token);
                    }
                } else {
                    model |= name.equals("model") && value == JsonToken.START_OBJECT;
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw notJson(fileName, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (templates.isEmpty() && tokens.isEmpty() && !model) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "no_template_in_file",
                            fileName + " holds neither a chat template nor special tokens.",
                            fileName)
                    .inField("file");
        }
        return new ModelFile(templates, tokens, model);
    }

    private static TunesetException notJson(String fileName, JsonProcessingException e) {
        TunesetException refused = new TunesetException(
                        Problem.BAD_REQUEST, "template_file_json", fileName + " is not valid JSON.", fileName)
                .inField("file")
                .causedBy(e);
        return e.getLocation() == null
                ? refused
                : refused.at(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    /** One template as text, or several as a list of objects with name and template, or as an object by name. */
    private static Map<String, String> templates(JsonNode given) {
        Map<String, String> templates = new LinkedHashMap<>();
        if (given.isTextual()) {
            templates.put(UNNAMED, given.asText());
        } else if (given.isArray()) {
            given.forEach(entry -> {
                if (entry.path("template").isTextual()) {
                    templates.put(
                            entry.path("name").asText(UNNAMED),
                            entry.path("template").asText());
                }
            });
        } else {
            given.properties().forEach(entry -> {
                if (entry.getValue().isTextual()) {
                    templates.put(entry.getKey(), entry.getValue().asText());
                }
            });
        }
        return templates;
    }

    /** Tokens are text, or objects whose content is the text. */
    private static @Nullable String token(JsonNode value) {
        JsonNode token = value.isObject() ? value.path("content") : value;
        return token.isTextual() ? token.asText() : null;
    }

    /** The template to take when none is named: {@code default}, else the only one or the first by name. */
    public String main() {
        if (templates.isEmpty()) {
            throw new IllegalStateException("the file holds no template");
        }
        return templates.getOrDefault(
                UNNAMED,
                templates.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .orElseThrow()
                        .getValue());
    }

    /** A template as a file of a model, which {@link #read} reads back. */
    public static Map<String, @Nullable Object> tree(ChatTemplate template) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", template.name());
        tree.put("chat_template", template.source());
        tree.putAll(new TreeMap<>(template.specialTokens()));
        return tree;
    }
}
