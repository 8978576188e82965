package dev.tuneset.engine.mapping;

import dev.tuneset.engine.mapping.prompt.CellText;
import dev.tuneset.engine.mapping.prompt.MergedPrompt;
import dev.tuneset.engine.row.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Where the answer of an example comes from. */
sealed interface Answer {
    /** No answer is mapped: examples are plain text. */
    Answer NONE = new OfNothing();

    /** The answer for a row; {@code null} when it is missing. */
    @Nullable
    String text(Row row);

    Set<String> columns();

    record OfNothing() implements Answer {
        @Override
        public @Nullable String text(Row row) {
            return null;
        }

        @Override
        public Set<String> columns() {
            return Set.of();
        }
    }

    record OfPrompt(MergedPrompt prompt) implements Answer {
        @Override
        public @Nullable String text(Row row) {
            String text = prompt.render(row);
            return text.isBlank() ? null : text;
        }

        @Override
        public Set<String> columns() {
            return prompt.columns();
        }
    }

    /** Columns one per line; missing ones are left out. */
    record OfColumns(List<String> names, List<Integer> indexes) implements Answer {
        @Override
        public @Nullable String text(Row row) {
            if (indexes.size() == 1) {
                Object only = row.value(indexes.get(0));
                return CellText.isMissing(only) ? null : CellText.of(only);
            }
            StringJoiner lines = new StringJoiner("\n");
            boolean any = false;
            for (int index : indexes) {
                Object value = row.value(index);
                if (!CellText.isMissing(value)) {
                    lines.add(CellText.of(value));
                    any = true;
                }
            }
            return any ? lines.toString() : null;
        }

        @Override
        public Set<String> columns() {
            return new LinkedHashSet<>(names);
        }
    }
}
