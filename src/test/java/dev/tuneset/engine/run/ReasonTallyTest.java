package dev.tuneset.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTallyTest {
    private final ReasonTally tally = new ReasonTally();

    @Test
    void countsRowsByReasonAndKeepsTheFirst() {
        enter(
                1,
                LedgerEntry.Fate.REPAIRED,
                new Note(Reason.ROLE_RENAMED, "Human"),
                new Note(Reason.ROLE_RENAMED, "Bot"));
        enter(2, LedgerEntry.Fate.REPAIRED, new Note(Reason.ROLE_RENAMED, "Bot"));
        enter(3, LedgerEntry.Fate.REJECTED, new Note(Reason.UNKNOWN_ROLE, "martian"));

        assertThat(tally.lines())
                .containsExactly(
                        new ReasonTally.Line(
                                Reason.UNKNOWN_ROLE, LedgerEntry.Fate.REJECTED, 1, new Place("a", 3, 0), "martian"),
                        new ReasonTally.Line(
                                Reason.ROLE_RENAMED, LedgerEntry.Fate.REPAIRED, 2, new Place("a", 1, 0), "Human"));
    }

    @Test
    void tellsLossesApartByWhatIsLost() {
        enter(1, LedgerEntry.Fate.REPAIRED, new Note(Reason.CONTENT_LOST, "tools"));
        enter(2, LedgerEntry.Fate.REPAIRED, new Note(Reason.CONTENT_LOST, "reasoning"));
        enter(3, LedgerEntry.Fate.REPAIRED, new Note(Reason.CONTENT_LOST, "reasoning"));

        assertThat(tally.lines())
                .allMatch(ReasonTally.Line::isLoss)
                .extracting(ReasonTally.Line::detail, ReasonTally.Line::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("reasoning", 2L),
                        org.assertj.core.groups.Tuple.tuple("tools", 1L));
    }

    @Test
    void staysSmallWhenEveryRowSaysSomethingElse() {
        for (int i = 0; i < 5_000; i++) {
            enter(i, LedgerEntry.Fate.REPAIRED, new Note(Reason.CONTENT_LOST, "column " + i));
        }
        assertThat(tally.lines()).hasSizeLessThan(300);
        assertThat(tally.lines().stream().mapToLong(ReasonTally.Line::rows).sum())
                .isEqualTo(5_000);
    }

    private void enter(long row, LedgerEntry.Fate fate, Note... notes) {
        tally.enter(new LedgerEntry(new Place("a", row, 0), fate, List.of(notes)));
    }
}
