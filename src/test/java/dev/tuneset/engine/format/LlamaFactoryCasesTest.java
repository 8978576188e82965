package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.outcome.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cases made by running LLaMA-Factory's own converter: the same conversation, or a difference that is said. */
class LlamaFactoryCasesTest {
    /** Where LLaMA-Factory drops or changes a row without a word, and what is made of it here. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("alpaca_int_output_silently_becomes_no_response", "repaired value_converted: do | 5"),
            Map.entry("alpaca_ranking_list_chosen_silently_no_response", "repaired value_converted: i | c | r"),
            Map.entry("alpaca_kto_string_label_silently_ignored", "repaired value_converted: i | o | label true"),
            Map.entry("sharegpt_starts_with_gpt_is_dropped", "kept: a0 q | a"),
            Map.entry("sharegpt_ends_with_human_is_dropped", "kept: q a q2"),
            Map.entry("sharegpt_unknown_role_is_dropped", "kept: q | a"),
            Map.entry("sharegpt_empty_conversation", "rejected empty_example"),
            Map.entry("sharegpt_parallel_calls_are_dropped", "rejected bad_tool_call"),
            Map.entry("sharegpt_ranking_with_answer_in_messages_is_dropped", "rejected role_order"),
            Map.entry("sharegpt_tags_without_system_tag_drops_rows_with_system", "kept: q | a | system S"),
            Map.entry("openai_system_gets_suffix", "kept: q | a | system S"),
            Map.entry("openai_tool_calls_and_parallel_tool_results", "kept: q thinking text[f, g] r1 r2 | a"),
            Map.entry("openai_trailing_tool_message_lost", "kept: q [f] r1"));

    private static final Map<String, String> KEYS =
            Map.of("prompt", "instruction", "query", "input", "response", "output", "messages", "conversations");

    @TestFactory
    Stream<DynamicTest> meansTheSameOrSaysOtherwise() throws IOException {
        return Shared.lines("cases/llamafactory_convert.jsonl").stream()
                .map(Rows::tree)
                .map(line -> DynamicTest.dynamicTest(line.get("name").asText(), () -> check(line)));
    }

    private static void check(JsonNode line) {
        Outcome<Example> read = format(line.at("/args/dataset_info"))
                .read(Rows.of(Rows.map(line.get("input").toString())));
        String otherwise = OTHERWISE.get(line.get("name").asText());
        assertThat(ours(read)).isEqualTo(otherwise == null ? "kept: " + theirs(line.get("expected")) : otherwise);
    }

    private static Format format(JsonNode info) {
        boolean ranking = info.path("ranking").asBoolean();
        JsonNode columns = info.path("columns");
        return switch (info.path("formatting").asText("alpaca")) {
            case "sharegpt" ->
                Formats.named(ranking ? "preference_sharegpt" : info.has("tags") ? "chatml" : "sharegpt");
            case "openai" -> Formats.named("chatml");
            default -> {
                String name = columns.has("kto_tag") ? "kto" : ranking ? "preference_alpaca" : "alpaca";
                yield Formats.named(name).with(name.equals("kto") ? Map.of() : Map.of("columns", columns(columns)));
            }
        };
    }

    /** Columns that the configuration does not list are no columns of the format. */
    private static Map<String, String> columns(JsonNode listed) {
        Map<String, String> columns = new LinkedHashMap<>();
        listed.properties()
                .forEach(column -> columns.put(
                        KEYS.getOrDefault(column.getKey(), column.getKey()),
                        column.getValue().asText()));
        if (!columns.isEmpty()) {
            List.of("input", "system").forEach(key -> columns.putIfAbsent(key, ""));
        }
        return columns;
    }

    private static String theirs(JsonNode expected) {
        List<String> prompt = new ArrayList<>();
        expected.get("_prompt").forEach(message -> prompt.add(shown(message)));
        List<String> all = new ArrayList<>(List.of(String.join(" ", prompt)));
        expected.get("_response")
                .forEach(message -> all.add(message.get("content").asText()));
        String system = expected.get("_system").asText("");
        if (!system.isEmpty() && !expected.get("_system").isNull()) {
            all.add("system " + system);
        }
        return String.join(" | ", all);
    }

    private static String shown(JsonNode message) {
        boolean call = message.get("role").asText().equals("function");
        return call
                ? "[" + Rows.tree(message.get("content").asText()).get("name").asText() + "]"
                : message.get("content").asText();
    }

    private static String ours(Outcome<Example> read) {
        if (read instanceof Outcome.Rejected<Example> rejected) {
            return "rejected " + rejected.note().reason().wire();
        }
        if (read instanceof Outcome.Repaired<Example> repaired) {
            return "repaired " + repaired.notes().get(0).reason().wire() + ": " + shown(repaired.value());
        }
        return "kept: " + shown(((Outcome.Kept<Example>) read).value());
    }

    private static String shown(Example example) {
        List<Message> messages = new ArrayList<>(example.messages());
        boolean system = messages.get(0).role() == Role.SYSTEM;
        Message first = messages.get(0);
        if (system) {
            messages.remove(0);
        }
        List<String> answers = new ArrayList<>();
        example.completions().forEach(one -> answers.add(one.messages().get(0).text()));
        int last = messages.size() - 1;
        if (answers.isEmpty() && messages.get(last).role() == Role.ASSISTANT) {
            answers.add(messages.remove(last).text());
        }
        List<String> all = new ArrayList<>(List.of(String.join(
                " ", messages.stream().map(LlamaFactoryCasesTest::shown).toList())));
        all.addAll(answers);
        if (example.label() != null) {
            all.add("label " + example.label());
        }
        if (system) {
            all.add("system " + first.text());
        }
        return String.join(" | ", all);
    }

    private static String shown(Message message) {
        List<String> calls =
                message.toolCalls().stream().map(call -> call.name()).toList();
        return message.text() + (calls.isEmpty() ? "" : calls);
    }
}
