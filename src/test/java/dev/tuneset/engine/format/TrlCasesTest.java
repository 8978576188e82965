package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.Outcome;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cases made by running TRL's own functions: the same records, or a difference that is said. */
class TrlCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where TRL cuts words, doubles prompts, keeps pairs that teach nothing or loses columns. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("extract_prompt_conv_identical_keeps_last_turn_as_completion", "rejected same_answers"),
            Map.entry("extract_prompt_conv_no_common_prefix", "rejected format_mismatch"),
            Map.entry(
                    "extract_prompt_str_diverge_mid_word",
                    "{'prompt':'The sky is','chosen':' blue.','rejected':' black.'}"),
            Map.entry("extract_prompt_str_identical_keeps_last_char", "rejected same_answers"),
            Map.entry("extract_prompt_str_one_is_prefix", "{'prompt':'The','chosen':' sky','rejected':' sky is'}"),
            Map.entry(
                    "extract_prompt_str_ends_with_space_and_no_common_wraps_index",
                    "{'prompt':'','chosen':'x ','rejected':'y '}"),
            Map.entry(
                    "maybe_extract_prompt_explicit_prompt_duplicated_in_chosen_is_not_detected",
                    "{'prompt':[{'role':'user','content':'q'}],'chosen':[{'role':'assistant','content':'a'}],"
                            + "'rejected':[{'role':'assistant','content':'b'}]}"),
            Map.entry(
                    "maybe_extract_prompt_extra_columns_are_dropped_when_extracted",
                    "{'prompt':[{'role':'user','content':'q'}],'chosen':[{'role':'assistant','content':'a'}],"
                            + "'rejected':[{'role':'assistant','content':'b'}],'id':1}"),
            Map.entry("maybe_convert_to_chatml_string_conversations_renamed", "rejected format_mismatch"),
            Map.entry(
                    "maybe_convert_to_chatml_both_conversations_and_messages_overwrites",
                    "{'messages':[{'role':'user','content':'m'}]," + "'conversations':[{'from':'user','value':'q'}]}"));

    @TestFactory
    Stream<DynamicTest> makesTheSameRecordsOrSaysOtherwise() throws IOException {
        return Shared.lines("cases/trl_data_utils.jsonl").stream()
                .map(Rows::tree)
                .filter(line -> isAboutRecords(line.get("call").asText()))
                .map(line -> DynamicTest.dynamicTest(line.get("name").asText(), () -> check(line)));
    }

    private static boolean isAboutRecords(String call) {
        return call.endsWith("extract_prompt") || call.equals("maybe_convert_to_chatml");
    }

    private static void check(JsonNode line) throws IOException {
        ObjectNode input = (ObjectNode) line.get("input");
        Format format = format(line.get("call").asText(), input);
        Outcome<Map<String, Object>> record =
                format.read(Rows.of(Rows.map(input.toString()))).then(format::write);
        String otherwise = OTHERWISE.get(line.get("name").asText());
        if (otherwise != null && otherwise.startsWith("rejected ")) {
            assertThat(record)
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.note().reason().wire())
                                    .isEqualTo(otherwise.substring("rejected ".length())));
            return;
        }
        JsonNode expected = otherwise == null ? line.get("expected") : JSON.readTree(otherwise.replace('\'', '"'));
        assertThat(JSON.readTree(JsonText.write(value(record)))).isEqualTo(expected);
    }

    private static Format format(String call, ObjectNode input) {
        if (call.endsWith("extract_prompt")) {
            return Formats.named(input.has("chosen") ? "preference" : "prompt_only");
        }
        return Formats.named(input.has("prompt") ? "prompt_completion" : "chatml");
    }

    private static Map<String, Object> value(Outcome<Map<String, Object>> record) {
        if (record instanceof Outcome.Kept<Map<String, Object>> kept) {
            return kept.value();
        }
        return ((Outcome.Repaired<Map<String, Object>>) record).value();
    }
}
