package dev.tuneset.engine.mapping;

import static dev.tuneset.engine.mapping.TestRows.rowAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.mapping.MappingSuggestion.Guess;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class MappingSuggestionTest {
    @Test
    void knowsInstructionInputAndOutput() {
        Schema schema = Schema.of("instruction", "input", "output", "note");
        MappingSuggestion suggestion = of(schema, i -> new Object[] {"do " + i, "with " + i, "done " + i, "n" + i});
        assertThat(suggestion.spec().mergedPrompt()).isEqualTo("{instruction}[[\n\n{input}]]");
        assertThat(suggestion.spec().outputColumns()).containsExactly("output");
        assertThat(codes(suggestion)).containsExactly("known_name", "known_name", "known_name", "not_needed");
    }

    @Test
    void writesAPromptForATableAndLeavesOutWhatGivesTheAnswerAway() {
        Schema schema = Schema.of("PassengerId", "survived", "sex", "embark_town", "alive", "planet");
        MappingSuggestion suggestion = of(schema, i -> new Object[] {
            (long) i, (long) (i % 2), i % 3 == 0 ? "male" : "female", "Town" + i % 4, i % 2 == 1 ? "yes" : "no", "Earth"
        });
        assertThat(suggestion.spec().outputColumns()).containsExactly("survived");
        assertThat(suggestion.spec().mergedPrompt()).isEqualTo("[[sex: {sex}.]][[ embark town: {embark_town}.]]");
        assertThat(codes(suggestion)).startsWith("identifier").endsWith("tells_answer", "constant");
    }

    @Test
    void asksAQuestionWithWhatThereIsToChooseFrom() {
        Schema schema = Schema.of("passage", "question", "options", "label");
        MappingSuggestion suggestion = of(schema, i ->
                new Object[] {"text " + i, "q" + i, List.of("(A)" + i, "(B)" + i), i % 2 == 0 ? "A" : "B"});
        assertThat(suggestion.spec().mergedPrompt()).contains("{question}", "{passage}", "{options}");
        assertThat(suggestion.spec().outputColumns()).containsExactly("label");
    }

    @Test
    void knowsIdentifiersByTheEndOfTheirNames() {
        Schema schema = Schema.of("RespondentID", "productId", "VALID", "kind");
        MappingSuggestion suggestion =
                of(schema, i -> new Object[] {"n" + i * 7, "p" + i * 3, "value " + i % 5, i % 2 == 0 ? "cat" : "dog"});
        assertThat(codes(suggestion)).containsExactly("identifier", "identifier", "other_column", "label_like");
    }

    @Test
    void takesALabelLikeColumnWithoutAKnownName() {
        Schema schema = Schema.of("row_id", "height", "kind");
        MappingSuggestion suggestion = of(schema, i -> new Object[] {"r" + i, 1.5 + i, i % 2 == 0 ? "cat" : "dog"});
        assertThat(suggestion.spec().outputColumns()).containsExactly("kind");
        assertThat(suggestion.spec().mergedPrompt()).isEqualTo("[[height: {height}.]]");
        assertThat(codes(suggestion)).containsExactly("identifier", "other_column", "label_like");
    }

    @Test
    void neverGuessesFromAPartOfAName() {
        Schema schema = Schema.of("answered_at", "questionnaire", "outputs_total");
        MappingSuggestion suggestion = of(schema, i -> new Object[] {"t" + i, "q" + i, "o" + i});
        assertThat(suggestion.spec()).isEqualTo(MappingSpec.EMPTY);
    }

    @Test
    void takesALoneTextColumnAsPlainText() {
        MappingSuggestion suggestion = of(Schema.of("text"), i -> new Object[] {"story " + i});
        assertThat(suggestion.spec().mergedPrompt()).isEqualTo("{text}");
        assertThat(suggestion.spec().outputColumns()).isEmpty();
    }

    @Test
    void knowsChineseNamesAndSystemPrompts() {
        Schema schema = Schema.of("系统", "问题", "答案");
        MappingSuggestion suggestion = of(schema, i -> new Object[] {"你是助手", "问" + i, "答" + i});
        assertThat(suggestion.spec().system()).isEqualTo("{系统}");
        assertThat(suggestion.spec().mergedPrompt()).isEqualTo("{问题}");
        assertThat(suggestion.spec().outputColumns()).containsExactly("答案");
    }

    @Test
    void leavesChatsAlone() {
        Schema schema = Schema.of("messages", "output");
        MappingSuggestion suggestion = of(schema, i -> new Object[] {List.of(Map.of("role", "user")), "x" + i});
        assertThat(suggestion.spec()).isEqualTo(MappingSpec.EMPTY);
        assertThat(codes(suggestion)).containsOnly("chat_already");
    }

    @Test
    void writesPromptsThatBindWhateverTheColumnsAreCalled() {
        Schema schema = Schema.of("a}b", "[[c]]", "d\\{", "label");
        MappingSuggestion suggestion = of(schema, i -> new Object[] {"p" + i, "q" + i, "r" + i, "l" + i % 2});
        Mapping mapping = Mappings.bind(suggestion.spec(), schema, false);
        assertThat(TestRows.lines(mapping.apply(rowAt(1, schema, "1", "2", "3", "yes"))))
                .containsExactly("user: a}b: 1. [[c]]: 2. d\\{: 3.", "assistant: yes");
    }

    private static MappingSuggestion of(Schema schema, IntFunction<Object[]> values) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(rowAt(i + 1L, schema, values.apply(i)));
        }
        return MappingSuggestion.of(schema, rows);
    }

    private static List<String> codes(MappingSuggestion suggestion) {
        return suggestion.guesses().stream().map(Guess::code).toList();
    }
}
