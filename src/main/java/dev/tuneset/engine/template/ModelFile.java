package dev.tuneset.engine.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a file of a model says about its chat template: {@code tokenizer_config.json}, {@code chat_template.json},
 * {@code chat_template.jinja} or {@code tokenizer.json}.
 *
 * @param templates Jinja sources by name; a template without a name is called {@code default}
 * @param specialTokens such as {@code bos_token}, as text
 */
public record ModelFile(Map<String, String> templates, Map<String, String> specialTokens) {
    private static final String UNNAMED = "default";

    public ModelFile {
        templates = Map.copyOf(templates);
        specialTokens = Map.copyOf(specialTokens);
    }

    /**
     * Reads a file's text: an object of JSON as a configuration, anything else as Jinja.
     *
     * @throws TunesetException when there is neither a template nor a special token in it
     */
    public static ModelFile read(String fileName, String text) {
        if (!fileName.endsWith(".json")) {
            return new ModelFile(Map.of(UNNAMED, text), Map.of());
        }
        JsonNode tree = parsed(fileName, text);
        ModelFile file = new ModelFile(templates(tree.path("chat_template")), specialTokens(tree));
        if (file.templates().isEmpty() && file.specialTokens().isEmpty()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "no_template_in_file",
                            fileName + " holds neither a chat template nor special tokens.",
                            fileName)
                    .inField("file");
        }
        return file;
    }

    private static JsonNode parsed(String fileName, String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST, "template_file_json", fileName + " is not valid JSON.", fileName)
                    .inField("file")
                    .causedBy(e);
        }
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
    private static Map<String, String> specialTokens(JsonNode tree) {
        Map<String, String> tokens = new LinkedHashMap<>();
        tree.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().endsWith("_token")) {
                JsonNode token = value.isObject() ? value.path("content") : value;
                if (token.isTextual()) {
                    tokens.put(entry.getKey(), token.asText());
                }
            }
        });
        return tokens;
    }

    /** The template to take when none is named: {@code default}, else the only one or the first by name. */
    public String main() {
        if (templates.isEmpty()) {
            throw new IllegalStateException("the file holds special tokens only");
        }
        return templates.getOrDefault(
                UNNAMED,
                templates.entrySet().stream()
                        .min(Map.Entry.comparingByKey())
                        .orElseThrow()
                        .getValue());
    }
}
