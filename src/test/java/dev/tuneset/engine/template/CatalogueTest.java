package dev.tuneset.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every built-in template renders as the one that models and tools have under its name. */
class CatalogueTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final Path CASES = Path.of("../shared/cases/chat_template_renders.jsonl");

    private static final Path GOLDENS = Path.of("../shared/templates/goldens_dev.jsonl.gz");
    private static final Path CONVERSATIONS = Path.of("../shared/templates/conversations.json");
    private static final LocalDateTime GOLDEN_NOW = LocalDateTime.of(2024, 7, 9, 8, 5, 3);

    private final Catalogue catalogue = new Catalogue();

    @Test
    void rendersAsUnslothDoesUnderEachOfItsNames() throws IOException {
        assumeTrue(Files.exists(CASES), "no shared cases beside the project");
        List<String> differences = new ArrayList<>();
        int count = 0;
        try (BufferedReader lines = Files.newBufferedReader(CASES)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, Object> given = JSON.readValue(line, OBJECT);
                compare((String) given.get("name"), wanted(given), unslothRendered(given), differences);
                count++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(count).isGreaterThanOrEqualTo(370);
    }

    @Test
    void rendersAsTheOriginalsOnOrdinaryAndOddConversations() throws IOException {
        assumeTrue(Files.exists(GOLDENS), "no shared templates beside the project");
        Map<String, List<String>> ours = new LinkedHashMap<>();
        for (String line : resource("/chat-templates/originals.txt").lines().toList()) {
            String[] pair = line.split(" ", 2);
            ours.computeIfAbsent(pair[1], original -> new ArrayList<>()).add(pair[0]);
        }
        Map<String, Map<String, Object>> conversations = new LinkedHashMap<>();
        for (Map<String, Object> conversation :
                JSON.readValue(CONVERSATIONS.toFile(), new TypeReference<List<Map<String, Object>>>() {})) {
            conversations.put((String) conversation.get("id"), object(conversation.get("args")));
        }
        List<String> differences = new ArrayList<>();
        int count = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(GOLDENS)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, Object> golden = JSON.readValue(line, OBJECT);
                for (String name : ours.getOrDefault((String) golden.get("template"), List.of())) {
                    Map<String, Object> arguments =
                            new LinkedHashMap<>(conversations.getOrDefault(golden.get("conversation"), Map.of()));
                    arguments.putAll(object(golden.get("args")));
                    String actual = rendered(bare(catalogue.named(name)), arguments, GOLDEN_NOW);
                    String wanted = (String) golden.getOrDefault("expected", golden.get("error"));
                    compare(
                            name + " " + golden.get("conversation"),
                            wanted,
                            golden.containsKey("error") ? actual.split(":", 2)[0] : actual,
                            differences);
                    count++;
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(count).isGreaterThan(40 * ours.size());
    }

    @Test
    void rendersItsVectorsAsJinjaDoes() throws IOException {
        List<String> differences = new ArrayList<>();
        Map<String, Integer> rendered = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CatalogueTest.class.getResourceAsStream("/chat-templates/vectors.jsonl"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<String, Object> vector = JSON.readValue(line, OBJECT);
                String name = (String) vector.get("template");
                ChatTemplate template = catalogue.named(name);
                LocalDateTime now = LocalDateTime.of(2025, 2, 3, 4, 5, 6);
                compare(name, wanted(vector), rendered(template, object(vector.get("arguments")), now), differences);
                rendered.merge(name, 1, Integer::sum);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(rendered.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.templates().stream().map(ChatTemplate::name).toList());
        assertThat(rendered.values()).allMatch(count -> count >= 8);
    }

    @Test
    void givesEachNameToOneTemplateOnly() {
        List<String> names = new ArrayList<>();
        for (ChatTemplate template : catalogue.templates()) {
            names.add(template.name());
            names.addAll(template.aliases());
        }
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void showsSpecialTokensInOneOrder() {
        List<String> order = List.of("bos_token", "eos_token", "pad_token");
        for (ChatTemplate template : catalogue.templates()) {
            List<String> given = List.copyOf(template.specialTokens().keySet());
            assertThat(given).isEqualTo(order.stream().filter(given::contains).toList());
        }
    }

    private String unslothRendered(Map<String, Object> given) {
        Map<String, Object> arguments = new LinkedHashMap<>(object(given.get("args")));
        ChatTemplate template = catalogue.named((String) arguments.remove("chat_template"));
        LocalDateTime now = RenderRequest.moment((String) arguments.remove("strftime_now"));
        arguments.put("messages", given.get("input"));
        return rendered(template, arguments, now);
    }

    /** Without special tokens: the arguments say which there are. */
    private static ChatTemplate bare(ChatTemplate template) {
        return ChatTemplate.custom(template.name(), template.source(), Map.of());
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = CatalogueTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String rendered(ChatTemplate template, Map<String, Object> arguments, LocalDateTime now) {
        Map<String, Object> variables = new LinkedHashMap<>(arguments);
        List<?> messages = (List<?>) variables.remove("messages");
        Object tools = variables.remove("tools");
        Object documents = variables.remove("documents");
        boolean continues = Boolean.TRUE.equals(variables.remove("continue_final_message"));
        variables.remove("return_assistant_tokens_mask");
        boolean prompt = Boolean.TRUE.equals(variables.remove("add_generation_prompt"));
        try {
            return new RenderRequest(messages, tools, documents, prompt, continues, variables, now)
                    .render(template)
                    .text();
        } catch (TemplateException e) {
            return e.errorClass() + ": " + e.detail();
        }
    }

    private static String wanted(Map<String, Object> given) {
        if (given.get("error") == null) {
            return (String) given.get("expected");
        }
        Map<String, Object> error = object(given.get("error"));
        return error.get("type") + ": " + error.get("message");
    }

    private static void compare(String name, String wanted, String actual, List<String> differences) {
        if (!actual.equals(wanted)) {
            differences.add(name + "\n    wanted " + wanted + "\n    got    " + actual);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
