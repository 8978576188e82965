package dev.tuneset.engine.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Real templates and snippets give what real Jinja2 gave: the same text and spans, or the same error. */
class ConformanceTest {
    private static final Path SHARED = Path.of("..", "shared", "templates");
    /** The reference keeps only the start of a long message. */
    private static final int MESSAGE_CHARS = 300;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final List<String> differences = new ArrayList<>();
    private int passed;

    @Test
    void rendersEverySnippetAsJinjaDoes() throws IOException {
        assumeTrue(Files.exists(SHARED), "no reference templates at " + SHARED.toAbsolutePath());
        for (String line : Files.readAllLines(SHARED.resolve("snippets.jsonl"))) {
            Map<String, Object> snippet = JSON.readValue(line, OBJECT);
            String source = (String) snippet.get("template");
            @SuppressWarnings("unchecked")
            Map<String, Object> context = (Map<String, Object>) snippet.get("context");
            compare(
                    snippet.get("id") + " " + source,
                    snippet,
                    () -> Template.compile(source).render(context, ChatArguments.NOW));
        }
        report();
    }

    @Test
    void rendersEveryRealTemplateAsTransformersDoes() throws IOException {
        assumeTrue(Files.exists(SHARED), "no reference templates at " + SHARED.toAbsolutePath());
        Map<String, Map<String, Object>> conversations = conversations();
        Map<String, Template> templates = new HashMap<>();
        Map<String, String> sources = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SHARED.resolve("goldens_dev.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, Object> golden = JSON.readValue(line, OBJECT);
                String name = (String) golden.get("template");
                if (!sources.containsKey(name)) {
                    sources.put(name, Files.readString(SHARED.resolve("corpus").resolve(name)));
                }
                Map<String, Object> arguments = new LinkedHashMap<>();
                if (golden.get("conversation") != null) {
                    arguments.putAll(conversations.get(golden.get("conversation")));
                }
                arguments.putAll(object(golden.get("args")));
                compare(
                        name + " " + golden.get("conversation"),
                        golden,
                        () -> new ChatArguments(arguments)
                                .render(
                                        templates.computeIfAbsent(name, key -> Template.compile(sources.get(key))),
                                        sources.get(name)));
            }
        }
        report();
    }

    private static Map<String, Map<String, Object>> conversations() throws IOException {
        Map<String, Map<String, Object>> byId = new HashMap<>();
        for (Object conversation :
                JSON.readValue(SHARED.resolve("conversations.json").toFile(), List.class)) {
            byId.put(
                    (String) object(conversation).get("id"),
                    object(object(conversation).get("args")));
        }
        return byId;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private interface Rendering {
        Rendered run();
    }

    private void compare(String name, Map<String, Object> wanted, Rendering rendering) {
        String expected = wanted.containsKey("error")
                ? wanted.get("error") + ": " + message((String) wanted.get("message"))
                : wanted.get("expected") + spans(wanted.get("generation_indices"));
        String actual;
        try {
            Rendered rendered = rendering.run();
            actual = rendered.text();
            if (wanted.get("generation_indices") != null) {
                List<List<Integer>> spans = new ArrayList<>();
                rendered.assistantSpans().forEach(span -> spans.add(List.of(span.start(), span.end())));
                actual += spans(spans);
            }
        } catch (TemplateException e) {
            actual = e.errorClass() + ": " + message(e.detail());
        }
        if (actual.equals(expected)) {
            passed++;
        } else {
            differences.add(name + "\n    wanted " + expected + "\n    got    " + actual);
        }
    }

    /** Messages without what depends on how Python was started. */
    private static String message(String message) {
        String plain = message.replaceAll("^\\S+<locals>\\.", "").replaceAll(" \\(<template>, line \\d+\\)$", "");
        return plain.substring(0, Math.min(plain.length(), MESSAGE_CHARS));
    }

    private static String spans(Object spans) {
        return spans == null ? "" : "\n" + spans;
    }

    private void report() {
        System.out.println("conformance: " + passed + " of " + (passed + differences.size()) + " equal");
        assertThat(differences.stream()
                        .limit(Integer.getInteger("differences", 10))
                        .toList())
                .isEmpty();
    }
}
