package dev.tuneset.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tuneset.engine.format.Shared;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every case made by running TRL's and LLaMA-Factory's own functions, through the REST interface: the same records; and where
 * the tool is wrong or drops a row, something else, of which the ledger speaks.
 */
@QuarkusTest
class ToolCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the ledger says of the cases in which TRL cuts words, doubles prompts, keeps pairs that teach nothing, or fails. */
    private static final Map<String, String> TRL_SAID = Map.ofEntries(
            Map.entry("extract_prompt_conv_diverges_early", "repaired role_order"),
            Map.entry("extract_prompt_conv_identical_keeps_last_turn_as_completion", "rejected same_answers"),
            Map.entry("extract_prompt_conv_one_is_prefix_of_other", "repaired role_order"),
            Map.entry("extract_prompt_conv_no_common_prefix", "rejected format_mismatch"),
            Map.entry("extract_prompt_str_diverge_mid_word", "repaired value_converted"),
            Map.entry("extract_prompt_str_no_common", "repaired empty_prompt"),
            Map.entry("extract_prompt_str_identical_keeps_last_char", "rejected same_answers"),
            Map.entry("extract_prompt_str_one_is_prefix", "repaired value_converted"),
            Map.entry("extract_prompt_str_ends_with_space_and_no_common_wraps_index", "repaired empty_prompt"),
            Map.entry(
                    "maybe_extract_prompt_explicit_prompt_duplicated_in_chosen_is_not_detected",
                    "repaired text_changed"),
            Map.entry("unpair_with_prompt_and_extra", "kept examples_made"),
            Map.entry("maybe_convert_to_chatml_prompt_completion_from_value", "repaired keys_renamed"),
            Map.entry("maybe_convert_to_chatml_string_conversations_renamed", "no_format_fits"),
            Map.entry("maybe_convert_to_chatml_both_conversations_and_messages_overwrites", "repaired keys_renamed"),
            Map.entry("is_conversational_empty_list_error", "rejected empty_example"),
            Map.entry("is_conversational_conversations_key_not_supported", "repaired keys_renamed"),
            Map.entry("mm_string_content_two_images_prepended", "repaired bad_image"),
            Map.entry("mm_only_first_user_turn_gets_images", "repaired bad_image"),
            Map.entry("mm_structured_without_placeholder_error", "repaired bad_image"));

    /** Records that differ from TRL's. */
    private static final Map<String, String> TRL_OTHERWISE = Map.of(
            "extract_prompt_str_diverge_mid_word",
            "[{'prompt':'The sky is','chosen':' blue.','rejected':' black.'}]",
            "extract_prompt_str_one_is_prefix",
            "[{'prompt':'The','chosen':' sky','rejected':' sky is'}]",
            "extract_prompt_str_ends_with_space_and_no_common_wraps_index",
            "[{'prompt':'','chosen':'x ','rejected':'y '}]",
            "maybe_extract_prompt_explicit_prompt_duplicated_in_chosen_is_not_detected",
            "[{'prompt':[{'role':'user','content':'q'}],'chosen':[{'role':'assistant','content':'a'}],"
                    + "'rejected':[{'role':'assistant','content':'b'}]}]",
            "maybe_extract_prompt_extra_columns_are_dropped_when_extracted",
            "[{'prompt':[{'role':'user','content':'q'}],'chosen':[{'role':'assistant','content':'a'}],"
                    + "'rejected':[{'role':'assistant','content':'b'}],'id':1}]",
            "maybe_convert_to_chatml_both_conversations_and_messages_overwrites",
            "[{'messages':[{'role':'user','content':'m'}],'conversations':[{'from':'user','value':'q'}]}]",
            "mm_structured_without_placeholder_error",
            "[{'messages':[{'role':'user','content':[{'type':'image','image':'IMG1'},{'type':'text','text':'a'}]}]}]",
            "mm_llava_image_token_in_text_is_not_a_placeholder",
            "[{'messages':[{'role':'user','content':[{'type':'image','image':'IMG1'},{'type':'text','text':'\\nq'}]},"
                    + "{'role':'assistant','content':[{'type':'text','text':'a'}]}]}]");

    @Test
    void comesOutAsTrlsOrSaysOtherwise() throws IOException {
        List<String> differences = new ArrayList<>();
        for (String line : Shared.lines("cases/trl_data_utils.jsonl")) {
            JsonNode wanted = JSON.readTree(line);
            String name = wanted.get("name").asText();
            JsonNode got = trl(wanted);
            String otherwise = TRL_OTHERWISE.get(name);
            JsonNode records = otherwise == null ? trlRecords(wanted) : JSON.readTree(otherwise.replace('\'', '"'));
            compare(name, said(got), TRL_SAID.getOrDefault(name, ""), differences);
            if (!TRL_SAID.getOrDefault(name, "").startsWith("rejected") && got.has("examples")) {
                compare(name, unordered(got.get("examples")), unordered(records), differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static JsonNode trl(JsonNode wanted) {
        JsonNode input = wanted.get("input");
        String call = wanted.get("call").asText();
        ObjectNode body = JSON.createObjectNode();
        ObjectNode target = body.withObject("recipe").withObject("target");
        ArrayNode rows = body.putArray("rows");
        if (call.equals("_unpair_row")) {
            target.put("format", "kto");
            body.withObject("recipe").withArray("clean").addObject().putObject("unpair");
            rowsOf(input).forEach(rows::add);
        } else if (call.equals("prepare_multimodal_messages")) {
            target.put("format", "chatml").put("content", "parts").put("media", "parts");
            rows.addObject().set("messages", input.get(0));
            ((ObjectNode) rows.get(0)).set("images", input.get(1));
        } else {
            boolean prompt = input.has("prompt");
            boolean pair = input.has("chosen");
            String answered = input.has("completion") ? "prompt_completion" : "prompt_only";
            target.put("format", pair ? "preference" : prompt ? answered : "chatml");
            rows.add(input);
        }
        return posted(body);
    }

    /** A batch of columns as rows. */
    private static List<JsonNode> rowsOf(JsonNode columns) {
        List<JsonNode> rows = new ArrayList<>();
        for (int i = 0; i < columns.elements().next().size(); i++) {
            ObjectNode row = JSON.createObjectNode();
            for (Map.Entry<String, JsonNode> column : columns.properties()) {
                row.set(column.getKey(), column.getValue().get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static JsonNode trlRecords(JsonNode wanted) {
        JsonNode expected = wanted.get("expected");
        ArrayNode records = JSON.createArrayNode();
        switch (wanted.get("call").asText()) {
            case "_unpair_row" -> rowsOf(expected).forEach(records::add);
            case "prepare_multimodal_messages" -> records.addObject().set("messages", expected);
            case "is_conversational" ->
                records.add(JSON.createObjectNode()
                        .set("messages", wanted.get("input").elements().next()));
            default -> records.add(expected);
        }
        return records;
    }

    /** What the ledger says of the cases in which LLaMA-Factory drops or changes a row. */
    private static final Map<String, String> LLAMA_FACTORY_SAID = Map.ofEntries(
            Map.entry("alpaca_int_output_silently_becomes_no_response", "repaired value_converted"),
            Map.entry("alpaca_columns_given_resets_unlisted_to_none", "repaired content_lost"),
            Map.entry("alpaca_ranking_list_chosen_silently_no_response", "repaired value_converted"),
            Map.entry("alpaca_kto_string_label_silently_ignored", "repaired value_converted"),
            Map.entry("sharegpt_starts_with_gpt_is_dropped", "repaired role_order"),
            Map.entry("sharegpt_ends_with_human_is_dropped", "repaired role_order"),
            Map.entry("sharegpt_empty_conversation", "rejected empty_example"),
            Map.entry("sharegpt_parallel_calls_are_dropped", "rejected bad_tool_call"),
            Map.entry("sharegpt_ranking_with_answer_in_messages_is_dropped", "rejected role_order"),
            Map.entry("openai_tool_calls_and_parallel_tool_results", "repaired role_order"),
            Map.entry("openai_trailing_tool_message_lost", "repaired role_order"));

    /** What is made of rows that LLaMA-Factory drops or changes. */
    private static final Map<String, String> LLAMA_FACTORY_OTHERWISE = Map.of(
            "alpaca_int_output_silently_becomes_no_response", "do | 5",
            "alpaca_ranking_list_chosen_silently_no_response", "i | c | r",
            "alpaca_kto_string_label_silently_ignored", "i | o | label true",
            "sharegpt_starts_with_gpt_is_dropped", "a0 q a",
            "sharegpt_ends_with_human_is_dropped", "q a q2",
            "sharegpt_unknown_role_is_dropped", "q | a",
            "sharegpt_tags_without_system_tag_drops_rows_with_system", "q | a | system S",
            "openai_system_gets_suffix", "q | a | system S",
            "openai_tool_calls_and_parallel_tool_results", "q thinking text [f, g] r1 r2 | a",
            "openai_trailing_tool_message_lost", "q [f] r1");

    /** Their names of the columns, and those of the format. */
    private static final Map<String, String> KEYS =
            Map.of("prompt", "instruction", "query", "input", "response", "output", "messages", "conversations");

    @Test
    void comesOutAsLlamaFactorysOrSaysOtherwise() throws IOException {
        List<String> differences = new ArrayList<>();
        for (String line : Shared.lines("cases/llamafactory_convert.jsonl")) {
            JsonNode wanted = JSON.readTree(line);
            String name = wanted.get("name").asText();
            JsonNode got = llamaFactory(wanted);
            String reasons = LLAMA_FACTORY_SAID.getOrDefault(name, "");
            compare(name, said(got), reasons, differences);
            if (!reasons.startsWith("rejected")) {
                String meant = LLAMA_FACTORY_OTHERWISE.containsKey(name)
                        ? LLAMA_FACTORY_OTHERWISE.get(name)
                        : theirs(wanted.get("expected"));
                compare(name, ours(got.at("/examples/0")), meant, differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    private static JsonNode llamaFactory(JsonNode wanted) {
        JsonNode info = wanted.at("/args/dataset_info");
        ObjectNode body = JSON.createObjectNode();
        boolean alpaca = info.path("formatting").asText("alpaca").equals("alpaca");
        boolean ranking = info.path("ranking").asBoolean();
        boolean label = info.path("columns").has("kto_tag");
        String shape = alpaca ? "alpaca" : "sharegpt";
        body.withObject("recipe")
                .withObject("target")
                .put("format", ranking ? "preference_" + shape : label ? "kto" : shape);
        if (alpaca && !label && !info.path("columns").isEmpty()) {
            ObjectNode source = body.withObject("recipe").withObject("source");
            source.put("format", ranking ? "preference_alpaca" : "alpaca");
            ObjectNode columns = source.withObject("format_options").withObject("columns");
            info.get("columns")
                    .properties()
                    .forEach(column ->
                            columns.set(KEYS.getOrDefault(column.getKey(), column.getKey()), column.getValue()));
            // columns that the configuration does not list are no columns of the format
            List.of("input", "system").forEach(key -> {
                if (!columns.has(key)) {
                    columns.put(key, "");
                }
            });
        }
        body.putArray("rows").add(wanted.get("input"));
        return posted(body);
    }

    /** Prompt, answers and system prompt as text. */
    private static String theirs(JsonNode expected) {
        List<String> prompt = new ArrayList<>();
        expected.get("_prompt").forEach(message -> prompt.add(shown(message)));
        List<String> all = new ArrayList<>(List.of(String.join(" ", prompt)));
        expected.get("_response")
                .forEach(message -> all.add(message.get("content").asText()));
        if (!expected.get("_system").asText("").isEmpty()
                && !expected.get("_system").isNull()) {
            all.add("system " + expected.get("_system").asText());
        }
        return String.join(" | ", all);
    }

    private static String shown(JsonNode message) {
        String content = message.get("content").asText();
        return message.get("role").asText().equals("function") ? calls(content) : content;
    }

    /** The same of a record of Alpaca, ShareGPT or KTO. */
    private static String ours(JsonNode record) {
        List<String> prompt = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        String system = record.path("system").asText("");
        for (String turns : List.of("conversations", "prompt", "completion")) {
            for (JsonNode turn : record.path(turns)) {
                String from = turn.path("from").asText(turn.path("role").asText());
                String text = turn.path("value").asText(turn.path("content").asText());
                if (from.equals("system")) {
                    system = text;
                } else {
                    prompt.add(from.equals("function_call") ? calls(text) : text);
                }
            }
        }
        if (record.has("instruction")) {
            String input = record.path("input").asText("");
            prompt.add(record.get("instruction").asText() + (input.isEmpty() ? "" : "\n" + input));
        }
        List.of("output", "chosen", "rejected").forEach(key -> {
            JsonNode answer = record.path(key);
            if (!answer.isMissingNode()) {
                answers.add(
                        answer.isTextual()
                                ? answer.asText()
                                : answer.get("value").asText());
            }
        });
        JsonNode last =
                record.path("conversations").path(record.path("conversations").size() - 1);
        boolean answered =
                record.has("completion") || last.path("from").asText().equals("gpt");
        boolean asked = !record.at("/conversations/0/from").asText().equals("gpt");
        if (answers.isEmpty() && answered && asked) {
            answers.add(prompt.remove(prompt.size() - 1));
        }
        List<String> all = new ArrayList<>(List.of(String.join(" ", prompt)));
        all.addAll(answers);
        if (record.has("label")) {
            all.add("label " + record.get("label").asText());
        }
        if (!system.isEmpty()) {
            all.add("system " + system);
        }
        return String.join(" | ", all);
    }

    private static String calls(String json) {
        try {
            JsonNode calls = JSON.readTree(json);
            List<String> names = calls.findValuesAsText("name");
            return names.toString();
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static JsonNode posted(ObjectNode body) {
        try {
            return JSON.readTree(given().contentType(ContentType.JSON)
                    .body(body.toString())
                    .post("/api/v1/convert")
                    .asString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Outcomes and reasons of the ledger, each once, or the code of a refusal. */
    private static String said(JsonNode got) {
        if (!got.has("ledger")) {
            return got.path("code").asText();
        }
        Set<String> said = new TreeSet<>();
        got.at("/ledger/entries")
                .forEach(entry -> said.add(entry.get("outcome").asText() + " "
                        + entry.get("reason").asText()));
        return String.join(", ", said);
    }

    private static Set<JsonNode> unordered(JsonNode records) {
        Set<JsonNode> unordered = new HashSet<>();
        records.forEach(unordered::add);
        return unordered;
    }

    private static void compare(String name, Object got, Object wanted, List<String> differences) {
        if (!got.equals(wanted)) {
            differences.add(name + ": got " + got + ", wanted " + wanted);
        }
    }
}
