package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {
    static Stream<Format> all() {
        return Formats.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void recogniseTheirOwnExampleAboveAllOthers(Format format) {
        Row row = Rows.of(format.card().record());
        assertThat(Formats.detect(List.of(row)))
                .first()
                .extracting(Detection::format)
                .isEqualTo(format.name());
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepTheirOwnExampleAsItIs(Format format) {
        Map<String, Object> record = format.card().record();
        Outcome<Map<String, Object>> back = format.read(Rows.of(record)).then(format::write);
        assertThat(back).isEqualTo(Outcome.kept(record));
    }

    @ParameterizedTest
    @MethodSource("all")
    void takeEveryValueTheyOffer(Format format) {
        for (FormatOption option : format.card().options()) {
            option.values()
                    .forEach(value -> assertThat(format.with(Map.of(option.name(), value)))
                            .isNotNull());
            if (!option.values().isEmpty()) {
                assertThat(option.values()).contains(option.otherwise());
                assertThat(format.with(Map.of(option.name(), option.otherwise())))
                        .isEqualTo(format);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void haveACardThatAnswersTheUsersQuestions(Format format) {
        assertThat(format.card().trainers()).isNotEmpty();
        assertThat(format.card().summary()).endsWith(".");
        assertThat(format.card().options())
                .allSatisfy(option -> assertThat(option.meaning()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("all")
    void refuseAnUnknownOptionByName(Format format) {
        assertThatThrownBy(() -> format.with(Map.of("joinr", "x")))
                .isInstanceOfSatisfying(TunesetException.class, error -> {
                    assertThat(error.field()).isEqualTo("target.joinr");
                    assertThat(error).hasMessageContaining("joinr").hasMessageContaining("attributes");
                });
    }

    @ParameterizedTest
    @MethodSource("all")
    void rejectAnUnrelatedRowInsteadOfFailing(Format format) {
        for (String row : List.of("{}", "{'a': 1}", "{'messages': 3, 'conversations': 'x', 'prompt': null}")) {
            assertThat(format.read(Rows.json(row))).isInstanceOf(Outcome.Rejected.class);
        }
    }

    @Test
    void areFoundByNameAndByTheNamesUsedElsewhere() {
        assertThat(Formats.named("sharegpt").name()).isEqualTo("sharegpt");
        assertThat(Formats.named("messages").name()).isEqualTo("chatml");
    }

    @Test
    void areListedWhenANameIsUnknown() {
        assertThatThrownBy(() -> Formats.named("alpacca"))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("\"alpacca\"")
                .hasMessageContaining("alpaca, text");
    }

    @Test
    void refuseAWrongValueAndSayWhatIsMeant() {
        assertThatThrownBy(() -> Formats.named("chatml").with(Map.of("reasoning", "tags")))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("one of auto, content, reasoning_content, thinking, parts, drop, not tags");
        assertThatThrownBy(() -> Formats.named("sharegpt").with(Map.of("roles", Map.of("agent", "robot"))))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("roles");
    }

    @Test
    void areNotToldByColumnNamesAlone() {
        Row misleading = Rows.json("{'messages': 'you have 3 new messages', 'chosen': 'blue', 'text_length': 5}");
        assertThat(Formats.detect(List.of(misleading))).isEmpty();
        assertThatThrownBy(() -> Formats.likeliest(List.of(misleading)))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("no known training format");
    }

    @Test
    void areToldByManyRowsWithTheShareThatFits() {
        Row chat = Rows.json("{'messages': [{'role': 'user', 'content': 'q'}]}");
        Row broken = Rows.json("{'messages': null}");
        Detection found = Formats.detect(List.of(chat, chat, chat, broken)).get(0);
        assertThat(found.confidence()).isEqualTo(0.75);
        assertThat(found.reason()).isEqualTo("3 of 4 rows have turns with role and content.");
    }

    @Test
    void sayBeforehandWhatWouldBeLost() {
        Example example = Example.ofText("x").withLabel(true);
        assertThat(Formats.named("chatml").losses(example))
                .extracting(Note::reason)
                .containsExactly(Reason.CANNOT_CARRY);
        Example labelled = value(Formats.named("kto").read(Rows.json("{'prompt':'q','completion':'a','label':true}")));
        assertThat(Formats.named("chatml").losses(labelled))
                .extracting(Note::reason)
                .containsExactly(Reason.CONTENT_LOST);
        assertThat(Formats.named("kto").losses(labelled)).isEmpty();
    }

    private static Example value(Outcome<Example> outcome) {
        return ((Outcome.Kept<Example>) outcome).value();
    }
}
