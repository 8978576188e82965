package dev.tuneset.engine.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a stage made of a row: exactly one of kept, repaired, dropped or rejected. */
public sealed interface Outcome<T> {
    /** Feeds the value, where there is one, to the next stage; earlier repairs are carried along. */
    <R> Outcome<R> then(Function<? super T, Outcome<R>> stage);

    /** The value as it came in. */
    record Kept<T>(T value) implements Outcome<T> {
        @Override
        public <R> Outcome<R> then(Function<? super T, Outcome<R>> stage) {
            return stage.apply(value);
        }
    }

    /** The value after a change that the user is told of; {@code notes} is never empty. */
    record Repaired<T>(T value, List<Note> notes) implements Outcome<T> {
        public Repaired {
            notes = List.copyOf(notes);
            if (notes.isEmpty()) {
                throw new IllegalArgumentException("a repair must say what it changed");
            }
        }

        @Override
        public <R> Outcome<R> then(Function<? super T, Outcome<R>> stage) {
            Outcome<R> next = stage.apply(value);
            if (next instanceof Kept<R> kept) {
                return new Repaired<>(kept.value(), notes);
            }
            if (next instanceof Repaired<R> repaired) {
                List<Note> all = new ArrayList<>(notes);
                all.addAll(repaired.notes());
                return new Repaired<>(repaired.value(), all);
            }
            return next;
        }
    }

    /** Left out because the recipe says so (a duplicate, a filter). */
    record Dropped<T>(Note note) implements Outcome<T> {
        @Override
        public <R> Outcome<R> then(Function<? super T, Outcome<R>> stage) {
            return new Dropped<>(note);
        }
    }

    /** Left out because it cannot be used. */
    record Rejected<T>(Note note) implements Outcome<T> {
        @Override
        public <R> Outcome<R> then(Function<? super T, Outcome<R>> stage) {
            return new Rejected<>(note);
        }
    }

    /** The value, where there is one. */
    static <T> @Nullable T valueOf(Outcome<T> outcome) {
        if (outcome instanceof Kept<T> kept) {
            return kept.value();
        }
        return outcome instanceof Repaired<T> repaired ? repaired.value() : null;
    }

    static <T> Outcome<T> kept(T value) {
        return new Kept<>(value);
    }

    /** Kept when there is nothing to say, repaired otherwise. */
    static <T> Outcome<T> of(T value, List<Note> notes) {
        return notes.isEmpty() ? new Kept<>(value) : new Repaired<>(value, notes);
    }

    static <T> Outcome<T> dropped(Reason reason, String detail) {
        return new Dropped<>(new Note(reason, detail));
    }

    static <T> Outcome<T> rejected(Reason reason, String detail) {
        return new Rejected<>(new Note(reason, detail));
    }
}
