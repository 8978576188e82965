package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows of one format written as another, where a column of the one is a key of the other. */
class ConvertedRowsTest {
    @Test
    void aColumnThatIsNoSystemPromptDoesNotBecomeOne() {
        Format source = Formats.named("alpaca").with(Map.of("columns", Map.of("system", "", "history", "")));
        Outcome<Map<String, Object>> record = source.read(
                        Rows.json("{'instruction': 'i', 'output': 'o', 'system': 'linux', 'history': 'none', 'id': 3}"))
                .then(Formats.named("alpaca")::write);

        assertThat(Outcome.valueOf(record))
                .isEqualTo(Rows.map("{\"instruction\":\"i\",\"input\":\"\",\"output\":\"o\",\"id\":3}"));
        assertThat(reasons(record)).containsExactly(Reason.CONTENT_LOST, Reason.CONTENT_LOST);
    }

    @Test
    void aLabelBesideAnAnswerOfAnyFormatIsKtosLabel() {
        Outcome<Map<String, Object>> asked =
                labelled("prompt_completion", "{'question': 'q', 'answer': 'a', 'label': true}");
        assertThat(Outcome.valueOf(asked)).containsEntry("label", true).hasSize(3);
        assertThat(reasons(asked)).containsExactly(Reason.KEYS_RENAMED);
        Outcome<Map<String, Object>> counted =
                labelled("alpaca", "{'instruction': 'q', 'output': 'a', 'kto_tag': 0, 'id': 7}");
        assertThat(Outcome.valueOf(counted)).containsEntry("label", false).containsEntry("id", 7L);
        assertThat(reasons(counted)).containsExactly(Reason.VALUE_CONVERTED);
        assertThat(labelled("alpaca", "{'instruction': 'q', 'output': 'a', 'label': 'spam'}"))
                .isEqualTo(Outcome.rejected(Reason.BAD_LABEL, "The label must be true or false, not spam."));
    }

    @Test
    void theLabelOfAPairIsNotKtos() {
        assertThat(labelled("preference", "{'prompt': 'q', 'chosen': 'c', 'rejected': 'r', 'label': 'spam'}"))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.note().reason()).isEqualTo(Reason.CANNOT_CARRY));
    }

    private static Outcome<Map<String, Object>> labelled(String source, String row) {
        return Formats.named(source).read(Rows.json(row)).then(Formats.named("kto")::write);
    }

    @Test
    void aRankedConversationThatLlamaFactoryDropsIsSaid() {
        String row = "{'conversations': [%s{'from': 'human', 'value': 'q'}], "
                + "'chosen': {'from': 'gpt', 'value': 'c'}, 'rejected': {'from': 'gpt', 'value': 'r'}}";
        Format format = Formats.named("preference_sharegpt");

        assertThat(reasons(format.read(Rows.json(row.formatted(""))).then(format::write)))
                .isEmpty();
        assertThat(reasons(format.read(Rows.json(row.formatted("{'from': 'gpt', 'value': 'hello'}, ")))
                        .then(format::write)))
                .containsExactly(Reason.ROLE_ORDER);
    }

    @Test
    void aTurnOfAFunctionIsACallWhereItsContentIsOne() {
        Format chat = Formats.named("chatml");
        Outcome<Map<String, Object>> call = chat.read(function("{\\\"name\\\": \\\"f\\\", \\\"arguments\\\": {}}"))
                .then(Formats.named("sharegpt")::write);
        assertThat(String.valueOf(Outcome.valueOf(call))).contains("from=function_call");
        assertThat(reasons(call)).contains(Reason.ROLE_RENAMED);

        Outcome<Map<String, Object>> result =
                chat.read(function("{\\\"name\\\": \\\"Paris\\\"}")).then(Formats.named("sharegpt")::write);
        assertThat(String.valueOf(Outcome.valueOf(result))).contains("from=observation");
    }

    private static Row function(String content) {
        return Rows.of(Rows.map("{\"messages\": [{\"role\": \"user\", \"content\": \"q\"}, "
                + "{\"role\": \"function\", \"content\": \"" + content + "\"}, "
                + "{\"role\": \"tool\", \"content\": \"r\"}, {\"role\": \"assistant\", \"content\": \"a\"}]}"));
    }

    private static List<Reason> reasons(Outcome<Map<String, @Nullable Object>> outcome) {
        return outcome instanceof Outcome.Repaired<Map<String, @Nullable Object>> repaired
                ? repaired.notes().stream().map(Note::reason).toList()
                : List.of();
    }
}
