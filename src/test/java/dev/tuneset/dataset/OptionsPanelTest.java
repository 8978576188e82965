package dev.tuneset.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsPanelTest {
    private static final OptionsPanel.Words ENGLISH = new OptionsPanel.Words() {
        @Override
        public Optional<String> find(String key) {
            return Optional.empty();
        }

        @Override
        public boolean isEnglish() {
            return true;
        }
    };

    @Test
    void offersTheSheetsOfAWorkbook() {
        Guess guess = new Guess(
                SourceOptions.GUESSED.withKind("xlsx").withSheet("May", 0, 1),
                List.of(found("sheets", "April"), found("sheets", "May"), found("formulas", "empty")));
        OptionsPanel panel = panel(guess);
        assertThat(field(panel, "sheet").choices())
                .extracting(OptionsPanel.Choice::value)
                .containsExactly("April", "May");
        assertThat(panel.fields())
                .extracting(OptionsPanel.Field::name)
                .containsExactly("kind", "sheet", "header_rows", "skip_lines", "types");
        assertThat(panel.notices()).extracting(OptionsPanel.Notice::text).containsExactly("because of formulas");
    }

    /** Whoever brought in a workbook whose table is on the second sheet got the first, and all others left unsaid. */
    @Test
    void saysThatOneSheetOfSeveralIsRead() {
        Guess guess = new Guess(
                SourceOptions.GUESSED.withKind("xlsx").withSheet("April", 0, 1),
                List.of(
                        new Guess.Finding("sheet", "April", 0.8, "first_filled_sheet", "It is the first of 2 sheets."),
                        found("sheets", "May")));
        assertThat(panel(guess).notices())
                .extracting(OptionsPanel.Notice::option, OptionsPanel.Notice::value)
                .containsExactly(tuple("sheet", "April"));
        Guess only = new Guess(
                SourceOptions.GUESSED.withKind("xlsx").withSheet("April", 0, 1),
                List.of(new Guess.Finding("sheet", "April", 1, "only_sheet", "It is the only sheet.")));
        assertThat(panel(only).notices()).isEmpty();
    }

    @Test
    void saysChosenOfWhatWasChosenOnly() {
        Guess guess = new Guess(
                SourceOptions.GUESSED.withKind("xlsx").withSheet("May", 0, 2), List.of(found("kind", "xlsx")));
        OptionsPanel panel = panel(guess);
        assertThat(field(panel, "kind").isChosen()).isFalse();
        assertThat(field(panel, "sheet").isChosen()).isTrue();
        assertThat(field(panel, "header_rows").isChosen()).isTrue();
        assertThat(field(panel, "skip_lines").isChosen()).isFalse();
    }

    /** One of two hundred files that cannot be read must not hide at the end of the list. */
    @Test
    void putsFilesToLookAtFirst() {
        Guess guess = new Guess(
                SourceOptions.GUESSED.withKind("jsonl"),
                List.of(
                        new Guess.Finding("file", "a.jsonl", 1, "file_jsonl", "is read as jsonl"),
                        new Guess.Finding("file", "b.jsonl", 1, "file_empty", "has no rows")));
        OptionsPanel panel = panel(guess);
        assertThat(panel.files()).extracting(OptionsPanel.FileLine::name).containsExactly("b.jsonl", "a.jsonl");
        assertThat(panel.filesWarned()).isEqualTo(1);
        assertThat(field(panel, "kind").isChosen()).isFalse();
    }

    private static OptionsPanel panel(Guess guess) {
        return OptionsPanel.of(guess, List.of("xlsx", "jsonl"), ENGLISH);
    }

    private static OptionsPanel.Field field(OptionsPanel panel, String name) {
        return panel.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Guess.Finding found(String option, String value) {
        return new Guess.Finding(option, value, 1, "some_code", "because of " + option);
    }
}
