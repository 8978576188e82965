package dev.tuneset.engine.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The built-in chat templates, in the order of {@code chat-templates/catalogue.yaml}. */
public final class Catalogue {
    private static final String FOLDER = "/chat-templates/";

    private final Map<String, ChatTemplate> byName = new LinkedHashMap<>();
    private final List<ChatTemplate> templates = new ArrayList<>();

    /** Reads the catalogue from the class path. */
    public Catalogue() {
        try (InputStream index = open("catalogue.yaml")) {
            for (JsonNode entry : new YAMLMapper().readTree(index)) {
                add(read(entry));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<ChatTemplate> templates() {
        return List.copyOf(templates);
    }

    /** A template by its name or one of its aliases. */
    public Optional<ChatTemplate> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** A template by its name or one of its aliases; refused with the names there are. */
    public ChatTemplate named(String name) {
        return find(name).orElseThrow(() -> {
            String known =
                    String.join(", ", templates.stream().map(ChatTemplate::name).toList());
            return new TunesetException(
                            Problem.BAD_REQUEST,
                            "unknown_template",
                            "There is no chat template \"" + name + "\". There are: " + known + ".",
                            name,
                            known)
                    .inField("chat_template");
        });
    }

    private void add(ChatTemplate template) {
        templates.add(template);
        byName.put(template.name(), template);
        template.aliases().forEach(alias -> byName.put(alias, template));
    }

    private static ChatTemplate read(JsonNode entry) throws IOException {
        String name = entry.required("name").asText();
        Map<String, String> specialTokens = new LinkedHashMap<>();
        entry.path("special_tokens")
                .properties()
                .forEach(token ->
                        specialTokens.put(token.getKey(), token.getValue().asText()));
        try (InputStream source = open(entry.path("source").asText(name) + ".jinja")) {
            return new ChatTemplate(
                    name,
                    entry.required("title").asText(),
                    entry.required("family").asText(),
                    texts(entry.path("aliases")),
                    new String(source.readAllBytes(), StandardCharsets.UTF_8),
                    specialTokens,
                    entry.required("stop_token").asText(),
                    ChatTemplate.SystemSlot.valueOf(upper(entry.required("system"))),
                    ChatTemplate.Reasoning.valueOf(upper(entry.path("reasoning"), "none")),
                    entry.path("tools").asBoolean(),
                    entry.path("images").asBoolean(),
                    texts(entry.path("silently")),
                    texts(entry.path("refuses")),
                    texts(entry.path("used_by")));
        }
    }

    private static String upper(JsonNode node) {
        return node.asText().toUpperCase(Locale.ROOT);
    }

    private static String upper(JsonNode node, String otherwise) {
        return node.asText(otherwise).toUpperCase(Locale.ROOT);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static InputStream open(String file) {
        InputStream stream = Catalogue.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new IllegalStateException("the program lacks its resource " + FOLDER + file);
        }
        return stream;
    }
}
