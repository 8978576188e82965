package dev.tuneset.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.quality.Finding.Code;
import dev.tuneset.engine.row.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetCheckTest {
    private final DatasetCheck check = new DatasetCheck();
    private long rows;

    @Test
    void measuresTheNumberOfExamplesAgainstTheMarks() {
        assertThat(codes()).containsExactly(Code.NO_EXAMPLES);
        addChats(99);
        assertThat(codes()).containsExactly(Code.TOO_FEW_EXAMPLES);
        addChats(1);
        assertThat(codes()).containsExactly(Code.FEW_EXAMPLES);
        addChats(899);
        assertThat(codes()).containsExactly(Code.FEW_EXAMPLES);
        addChats(1);
        assertThat(codes()).isEmpty();
    }

    @Test
    void measuresCharactersPerRoleAndTurns() {
        add(chat("1234", "12"));
        add(chat("12", "😀"));
        DatasetReport report = check.report();
        assertThat(report.examples()).isEqualTo(2);
        assertThat(report.characters().get(Role.USER)).isEqualTo(new Spread(2, 2, 3, 3, 4, 4, false));
        assertThat(report.characters().get(Role.ASSISTANT).min()).isEqualTo(1);
        assertThat(report.turns().median()).isEqualTo(2);
        assertThat(report.textCharacters()).isNull();
        assertThat(report.lengths().bins())
                .containsExactly(
                        new Histogram.Bin(3, 4, 1),
                        new Histogram.Bin(4, 5, 0),
                        new Histogram.Bin(5, 6, 0),
                        new Histogram.Bin(6, 7, 1));
    }

    @Test
    void countsLabelsAndWarnsOfImbalance() {
        for (int i = 0; i < 100; i++) {
            add(chat("q" + i, i < 85 ? "no" : "yes"));
        }
        LabelBalance labels = check.report().labels();
        assertThat(labels.values()).containsExactly(new ValueCount("no", 85), new ValueCount("yes", 15));
        assertThat(finding(Code.IMBALANCED_LABELS).orElseThrow().detail())
                .isEqualTo("\"no\" makes 85.0 % of the answers, \"yes\" only 15.0 %");
    }

    @Test
    void isSilentAboutBalancedLabelsAndFreeAnswers() {
        for (int i = 0; i < 100; i++) {
            add(chat("q" + i, i % 2 == 0 ? "no" : "yes"));
        }
        assertThat(finding(Code.IMBALANCED_LABELS)).isEmpty();
        DatasetCheck free = new DatasetCheck();
        for (int i = 0; i < 100; i++) {
            free.add(chat("q" + i, "answer " + i), new Place("t", i + 1L, 0));
        }
        assertThat(free.report().labels()).isNull();
    }

    @Test
    void warnsWhenEveryAnswerIsTheSame() {
        add(chat("a", "x"));
        add(chat("b", "x"));
        assertThat(finding(Code.ONE_LABEL)).isPresent();
    }

    @Test
    void findsDuplicatesAndConflictingAnswersWithTheirPlaces() {
        add(chat("q", "one"));
        add(chat("q", "two"));
        add(chat("q", "two"));
        add(chat("q", "one"));
        add(chat("other", "one"));
        assertThat(rowsOf(Code.DUPLICATE_EXAMPLE)).containsExactly(3L, 4L);
        assertThat(rowsOf(Code.CONFLICTING_ANSWERS)).containsExactly(2L);
    }

    @Test
    void keepsTextsApartThatJoinToTheSame() {
        add(chat("ab", "c"));
        add(chat("a", "bc"));
        assertThat(codes()).doesNotContain(Code.DUPLICATE_EXAMPLE, Code.CONFLICTING_ANSWERS);
    }

    @Test
    void letsPromptsComeAgainWhereAnswersAreCompared() {
        for (String answer : List.of("x", "y")) {
            List<Message> better = List.of(Message.of(Role.ASSISTANT, answer));
            add(Example.ofMessages(List.of(Message.of(Role.USER, "q")))
                    .withCompletions(List.of(new Completion(Completion.Kind.CHOSEN, better, null))));
        }
        assertThat(codes()).containsExactly(Code.TOO_FEW_EXAMPLES);
    }

    @Test
    void saysWhenItStoppedSeekingDuplicates() {
        DatasetCheck bounded = new DatasetCheck(2);
        for (int i = 0; i < 5; i++) {
            bounded.add(chat("q", "a"), new Place("t", i + 1L, 0));
        }
        DatasetReport report = bounded.report();
        assertThat(report.duplicatesComplete()).isFalse();
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == Code.DUPLICATES_NOT_SOUGHT)
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(3));
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == Code.DUPLICATE_EXAMPLE)
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(1));
    }

    @Test
    void findsEmptyExamplesAndTurns() {
        add(Example.ofMessages(List.of()));
        add(Example.ofText(" "));
        add(chat("q", ""));
        assertThat(rowsOf(Code.EMPTY_EXAMPLE)).containsExactly(1L, 2L);
        assertThat(rowsOf(Code.EMPTY_TURN)).containsExactly(3L);
    }

    @Test
    void findsConversationsThatEndWithoutAnAnswer() {
        add(Example.ofMessages(List.of(Message.of(Role.USER, "hello?"))));
        add(Example.ofText("a story has no turns"));
        assertThat(rowsOf(Code.LAST_TURN_NOT_ASSISTANT)).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "nan", " NaN ", "null", "<NA>"})
    void findsMissingValuesThatBecameWords(String word) {
        add(chat("q", word));
        assertThat(rowsOf(Code.NULL_WORD)).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dear {first name},", "age {age}.", "see [[note", "{名前}"})
    void findsPiecesOfPrompts(String text) {
        add(chat(text, "a"));
        assertThat(rowsOf(Code.LEFTOVER_PLACEHOLDER)).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bye<|im_end|>", "a</s>", "[INST] q", "<｜User｜>", "<start_of_turn>user"})
    void findsSpecialTokens(String text) {
        add(chat("q", text));
        assertThat(rowsOf(Code.SPECIAL_TOKEN)).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1}",
                "if (a <| b) { }",
                "{}",
                "a[1]",
                "Nonesuch",
                "<b>bold</b>",
                "{ x }",
                "1 < 2 | 3 > 2"
            })
    void leavesHarmlessTextAlone(String text) {
        add(chat("q", text));
        assertThat(codes()).containsExactly(Code.TOO_FEW_EXAMPLES);
    }

    @Test
    void countsAllButKeepsOnlyTheFirstPlaces() {
        for (int i = 0; i < 50; i++) {
            add(chat("q" + i, "</s>" + i));
        }
        Finding finding = finding(Code.SPECIAL_TOKEN).orElseThrow();
        assertThat(finding.count()).isEqualTo(50);
        assertThat(finding.places()).hasSize(Finding.PLACES_MAX);
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
    }

    @Test
    void putsTheMostSevereFirst() {
        add(chat("q", ""));
        add(chat("q2", "</s>"));
        assertThat(check.report().findings())
                .isSortedAccordingTo((a, b) -> a.severity().compareTo(b.severity()));
        assertThat(codes()).startsWith(Code.EMPTY_TURN);
    }

    private void addChats(int count) {
        for (int i = 0; i < count; i++) {
            add(chat("question " + rows, "answer " + rows));
        }
    }

    private void add(Example example) {
        rows++;
        check.add(example, new Place("t.csv", rows, rows + 1));
    }

    private static Example chat(String question, String answer) {
        return Example.ofMessages(List.of(Message.of(Role.USER, question), Message.of(Role.ASSISTANT, answer)));
    }

    private List<Code> codes() {
        return check.report().findings().stream().map(Finding::code).toList();
    }

    private Optional<Finding> finding(Code code) {
        return check.report().findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst();
    }

    private List<Long> rowsOf(Code code) {
        return finding(code).orElseThrow().places().stream().map(Place::row).toList();
    }
}
