package dev.tuneset.engine.mapping;

import static dev.tuneset.engine.mapping.TestRows.lines;
import static dev.tuneset.engine.mapping.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.mapping.MappingSpec.Turn;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingsTest {
    private static final Schema SCHEMA = Schema.of("q", "a", "why", "id");
    private static final MappingSpec SPEC =
            MappingSpec.EMPTY.withMergedPrompt("Q: {q}").withOutputColumn("a");

    @Test
    void makesAQuestionAndItsAnswer() {
        assertThat(lines(bind(SPEC).apply(row(SCHEMA, "2+2", "4", null, 1L))))
                .containsExactly("user: Q: 2+2", "assistant: 4");
    }

    @Test
    void putsASystemPromptWithColumnsInFront() {
        MappingSpec spec = SPEC.withSystem("You know {why}.[[ {id}]]");
        assertThat(lines(bind(spec).apply(row(SCHEMA, "x", "y", "maths", null))))
                .containsExactly("system: You know maths.", "user: Q: x", "assistant: y");
    }

    @Test
    void joinsSeveralOutputColumnsByLine() {
        MappingSpec spec = SPEC.withOutputColumns(List.of("why", "a"));
        assertThat(lines(bind(spec).apply(row(SCHEMA, "x", "4", "because", 1L))))
                .contains("assistant: because\n4");
        assertThat(lines(bind(spec).apply(row(SCHEMA, "x", "4", " ", 1L)))).contains("assistant: 4");
    }

    @Test
    void writesTheAnswerFromATemplate() {
        MappingSpec spec = SPEC.withOutputColumns(List.of()).withOutput("[[{why}: ]]{a}");
        assertThat(lines(bind(spec).apply(row(SCHEMA, "x", 4.5, null, 1L)))).contains("assistant: 4.5");
    }

    @Test
    void makesPlainTextWhenThereIsNoAnswer() {
        MappingSpec spec = MappingSpec.EMPTY.withMergedPrompt("{q}");
        Outcome<Example> outcome = bind(spec).apply(row(SCHEMA, "a story", null, null, null));
        assertThat(((Outcome.Kept<Example>) outcome).value().text()).isEqualTo("a story");
    }

    @Test
    void rejectsAMissingAnswer() {
        for (Object missing : new Object[] {null, "", "  ", Double.NaN}) {
            assertThat(reason(bind(SPEC).apply(row(SCHEMA, "x", missing, null, null))))
                    .isEqualTo(Reason.MISSING_OUTPUT);
        }
    }

    @Test
    void rejectsAnEmptyPrompt() {
        MappingSpec spec = SPEC.withMergedPrompt("[[Q: {q}]]");
        assertThat(reason(bind(spec).apply(row(SCHEMA, null, "4", null, null)))).isEqualTo(Reason.EMPTY_PROMPT);
    }

    @Test
    void rejectsBytes() {
        assertThat(reason(bind(SPEC).apply(row(SCHEMA, new byte[3], "4", null, null))))
                .isEqualTo(Reason.NOT_TEXT);
    }

    @Test
    void dropsUnusedColumnsUnlessTheyAreKept() {
        Object[] values = {"x", "4", "because", 7L};
        assertThat(attributes(SPEC, values)).isEmpty();
        assertThat(attributes(SPEC.withKeep(List.of("id")), values)).containsOnly(Map.entry("id", 7L));
        assertThat(attributes(SPEC.withRemoveUnusedColumns(false), values).keySet())
                .containsExactly("why", "id");
    }

    @Test
    void mapsOneColumnPerTurn() {
        MappingSpec spec = MappingSpec.EMPTY.withTurns(turns());
        assertThat(lines(bind(spec).apply(row(SCHEMA, "hi", "hello", "how?", "so"))))
                .containsExactly("user: hi", "assistant: hello", "user: how?", "assistant: so");
    }

    @Test
    void leavesOutRoundsThatARowDoesNotHave() {
        MappingSpec spec = MappingSpec.EMPTY.withTurns(turns());
        assertThat(lines(bind(spec).apply(row(SCHEMA, "hi", "hello", null, ""))))
                .containsExactly("user: hi", "assistant: hello");
    }

    @Test
    void rejectsConversationsWithAHole() {
        Mapping mapping = bind(MappingSpec.EMPTY.withTurns(turns()));
        assertThat(reason(mapping.apply(row(SCHEMA, "hi", null, "how?", "so")))).isEqualTo(Reason.ROLE_ORDER);
        assertThat(reason(mapping.apply(row(SCHEMA, "hi", "hello", "how?", null))))
                .isEqualTo(Reason.MISSING_OUTPUT);
        assertThat(reason(mapping.apply(row(SCHEMA, null, "hello", null, null))))
                .isEqualTo(Reason.EMPTY_PROMPT);
    }

    @Test
    void namesTheFieldAndTheNearestColumn() {
        TunesetException e = refusal(SPEC.withOutputColumn("Why "));
        assertThat(e.code()).isEqualTo("unknown_column");
        assertThat(e.field()).isEqualTo("map.output_column");
        assertThat(e.arguments()).containsExactly("Why ", "why");
    }

    @Test
    void refusesSpecsThatSayTwoThings() {
        assertThat(refusal(MappingSpec.EMPTY).code()).isEqualTo("nothing_mapped");
        assertThat(refusal(SPEC.withOutput("{a}")).code()).isEqualTo("two_outputs");
        assertThat(refusal(SPEC.withTurns(turns())).code()).isEqualTo("prompt_and_turns");
        assertThat(refusal(SPEC.withConversationExtension(0)).code()).isEqualTo("extension_out_of_range");
        assertThat(refusal(SPEC.withRandomState(-1)).code()).isEqualTo("negative_seed");
        assertThat(refusal(SPEC.withKeep(List.of("zz"))).field()).isEqualTo("map.keep");
    }

    @Test
    void writesTheWordNoneInCompatibleMode() {
        Mapping mapping = Mappings.bind(SPEC, SCHEMA, true);
        assertThat(lines(mapping.apply(row(SCHEMA, true, null, null, null))))
                .containsExactly("user: Q: True", "assistant: None");
    }

    @Test
    void endsAsUnslothDoesInCompatibleMode() {
        Mapping mapping = Mappings.bind(SPEC.withOutputColumn("zz"), SCHEMA, true);
        TunesetException e =
                catchThrowableOfType(TunesetException.class, () -> mapping.apply(row(SCHEMA, "x", "y", null, null)));
        assertThat(e.arguments()).containsExactly("KeyError", "zz");
    }

    @Test
    void saysFirstThatTheDataIsShareGptAlready() {
        Schema schema = Schema.of("conversations");
        Mapping mapping = Mappings.bind(SPEC, schema, true);
        TunesetException e =
                catchThrowableOfType(TunesetException.class, () -> mapping.apply(row(schema, List.of("turn"))));
        assertThat(e.arguments()[0]).isEqualTo("TypeError");
    }

    private static List<Turn> turns() {
        return List.of(
                new Turn(Role.USER, "q"),
                new Turn(Role.ASSISTANT, "a"),
                new Turn(Role.USER, "why"),
                new Turn(Role.ASSISTANT, "id"));
    }

    private static Mapping bind(MappingSpec spec) {
        return Mappings.bind(spec, SCHEMA, false);
    }

    private static TunesetException refusal(MappingSpec spec) {
        return catchThrowableOfType(TunesetException.class, () -> bind(spec));
    }

    private static Reason reason(Outcome<Example> outcome) {
        return ((Outcome.Rejected<Example>) outcome).note().reason();
    }

    private static Map<String, Object> attributes(MappingSpec spec, Object[] values) {
        return ((Outcome.Kept<Example>) bind(spec).apply(row(SCHEMA, values.clone())))
                .value()
                .attributes();
    }
}
