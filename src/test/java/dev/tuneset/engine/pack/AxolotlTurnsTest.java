package dev.tuneset.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AxolotlTurnsTest {
    @Test
    void movesCallsToTheTurnThatMakesThem() {
        assertThat(written("sharegpt", """
                                {"conversations": [
                                  {"from": "human", "value": "Weather?"},
                                  {"from": "function_call", "value": "{\\"id\\": \\"a\\", \\"name\\": \\"w\\", \\"arguments\\": {\\"city\\": \\"Oslo\\", \\"unit\\": null}}"},
                                  {"from": "observation", "value": "-3", "tool_call_id": "a"},
                                  {"from": "gpt", "value": "Cold."}]}"""))
                .isEqualTo("{\"conversations\":[{\"from\":\"human\",\"value\":\"Weather?\"},"
                        + "{\"from\":\"gpt\",\"value\":\"\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\",\"function\":"
                        + "{\"name\":\"w\",\"arguments\":\"{\\\"city\\\": \\\"Oslo\\\", \\\"unit\\\": null}\"}}]},"
                        + "{\"from\":\"observation\",\"value\":\"-3\",\"tool_call_id\":\"a\"},"
                        + "{\"from\":\"gpt\",\"value\":\"Cold.\"}]}");
    }

    @Test
    void joinsCallsWithTheTextBeforeThem() {
        assertThat(written("sharegpt", """
                                {"conversations": [
                                  {"from": "human", "value": "Both?"},
                                  {"from": "gpt", "value": "I look."},
                                  {"from": "function_call", "value": "[{\\"name\\": \\"x\\"}, {\\"name\\": \\"y\\"}]"}]}"""))
                .contains("{\"from\":\"gpt\",\"value\":\"I look.\",\"tool_calls\":[{\"type\":\"function\"")
                .doesNotContain("function_call");
    }

    @Test
    void leavesConversationsWithoutCallsAlone() {
        String row = "{\"conversations\":[{\"from\":\"human\",\"value\":\"a\"},{\"from\":\"gpt\",\"value\":\"b\"}]}";
        assertThat(written("sharegpt", row)).isEqualTo(row);
    }

    @Test
    void refusesAHistoryThatItsPatternHasNoPlaceFor() {
        assertThat(written("alpaca", "{\"instruction\":\"a\",\"output\":\"b\",\"history\":[[\"c\",\"d\"]]}"))
                .isEqualTo("history_unread");
        assertThat(written("alpaca", "{\"instruction\":\"a\",\"output\":\"b\",\"history\":[]}"))
                .startsWith("{");
    }

    @Test
    void refusesToolCallsInPreferences() {
        assertThat(written("preference", """
                                {"prompt": [{"role": "user", "content": "a"}],
                                 "chosen": [{"role": "assistant", "content": "", "tool_calls": [{"function": {"name": "x"}}]}],
                                 "rejected": [{"role": "assistant", "content": "b"}]}""")).isEqualTo("tool_calls_unread");
    }

    @Test
    void countsAnswersOfPreferencesThatAxolotlWouldCutAtTheWrongPlace() {
        assertThat(cutWrong("Rome.", "Milan.")).isFalse();
        assertThat(cutWrong("B", "C"))
                .as("letters that stand in the words before the answer")
                .isTrue();
        assertThat(cutWrong("", "Milan.")).isTrue();
        assertThat(cutWrong("Rome.", "Milan.\n")).isTrue();
    }

    private static boolean cutWrong(String chosen, String rejected) {
        Map<String, @Nullable Object> record = Map.of(
                "prompt", List.of(Map.of("role", "user", "content", "Which?")),
                "chosen", List.of(Map.of("role", "assistant", "content", chosen)),
                "rejected", List.of(Map.of("role", "assistant", "content", rejected)));
        return AxolotlTurns.checks("preference").stream()
                .filter(check -> check.rule().equals("answer_cut_wrong"))
                .anyMatch(check -> check.breach().apply(record) != null);
    }

    @Test
    void carriesThoughtsWhereTheTemplateShowsThem() {
        assertThat(thoughts("Qwen/Qwen3-8B", null)).isEqualTo("reasoning_content");
        assertThat(thoughts("Qwen/Qwen2.5-7B-Instruct", null)).isEqualTo("content");
        assertThat(thoughts("openai/gpt-oss-20b", null)).isEqualTo("thinking");
        assertThat(thoughts("Qwen/Qwen3-8B", "{{ messages[0].content }}")).isEqualTo("content");
        assertThat(thoughts("mine", "{{ message.reasoning_content }}")).isEqualTo("reasoning_content");
    }

    /** The record as the pack writes it, or the reason it is refused for. */
    @SuppressWarnings("unchecked")
    private static String written(String format, String json) {
        Map<String, @Nullable Object> record =
                (Map<String, @Nullable Object>) JsonText.parse(json).orElseThrow();
        Outcome<Map<String, @Nullable Object>> outcome =
                Packs.plan(request(format, null)).check(record);
        return outcome instanceof Outcome.Rejected<?> rejected
                ? rejected.note().reason().wire()
                : JsonValues.text(Outcome.valueOf(outcome));
    }

    private static String thoughts(String model, @Nullable String template) {
        return ModelFamily.thoughts(request("chatml", template), model);
    }

    private static PackRequest request(String format, @Nullable String template) {
        return new PackRequest(
                PackSpec.of("axolotl"), format, Map.of(), WriteSpec.JSONL, null, List.of("train"), Set.of(), template);
    }
}
