package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Examples made of one row, each through a stage: one outcome for the row, with a word on each that was left out. */
final class Several {
    private Several() {}

    static <T, R> Outcome<List<R>> through(List<T> values, Function<T, Outcome<List<R>>> stage) {
        return values.size() == 1 ? stage.apply(values.get(0)) : all(values, stage);
    }

    private static <T, R> Outcome<List<R>> all(List<T> values, Function<T, Outcome<List<R>>> stage) {
        List<R> made = new ArrayList<>(values.size());
        Set<Note> notes = new LinkedHashSet<>();
        Outcome<List<R>> dropped = null;
        Outcome<List<R>> rejected = null;
        for (T value : values) {
            Outcome<List<R>> outcome = stage.apply(value);
            if (outcome instanceof Outcome.Kept<List<R>> kept) {
                made.addAll(kept.value());
            } else if (outcome instanceof Outcome.Repaired<List<R>> repaired) {
                made.addAll(repaired.value());
                notes.addAll(repaired.notes());
            } else if (outcome instanceof Outcome.Dropped<List<R>> left) {
                dropped = dropped == null ? left : dropped;
                notes.add(leftOut(left.note(), values.size()));
            } else if (outcome instanceof Outcome.Rejected<List<R>> refused) {
                rejected = rejected == null ? refused : rejected;
                notes.add(leftOut(refused.note(), values.size()));
            }
        }
        @Nullable Outcome<List<R>> none = rejected == null ? dropped : rejected;
        return made.isEmpty() && none != null ? none : Outcome.of(made, List.copyOf(notes));
    }

    private static Note leftOut(Note note, int of) {
        return new Note(note.reason(), "of " + of + " examples made, left out: " + note.detail());
    }
}
