package dev.tuneset.engine.mapping;

import dev.tuneset.engine.mapping.MappingSuggestion.Guess;
import dev.tuneset.engine.mapping.MappingSuggestion.Use;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Guesses the use of each column, the plainest signs first. */
final class ColumnGuesser {
    private static final int TABLE_COLUMNS_MAX = 40;

    private final Schema schema;
    private final Map<String, ColumnSample> samples = new LinkedHashMap<>();
    private final Map<String, Guess> guesses = new LinkedHashMap<>();

    ColumnGuesser(Schema schema, List<Row> rows) {
        this.schema = schema;
        for (int i = 0; i < schema.size(); i++) {
            samples.put(schema.columns().get(i), new ColumnSample(rows, i));
        }
    }

    MappingSuggestion suggest() {
        for (Map.Entry<String, ColumnSample> column : samples.entrySet()) {
            if (ColumnNames.CHAT.contains(ColumnNames.folded(column.getKey()))
                    && column.getValue().holdsChats()) {
                return chatAlready(column.getKey());
            }
        }
        samples.forEach(this::leaveOutUseless);
        MappingSpec spec = MappingSpec.EMPTY;
        String system = known(ColumnNames.SYSTEM, Use.SYSTEM, "system prompts");
        if (system != null) {
            spec = spec.withSystem(PromptWriter.place(system));
        }
        List<String> prompts = new ArrayList<>();
        addKnown(ColumnNames.PROMPT, 1, prompts);
        addKnown(ColumnNames.CONTEXT, prompts.isEmpty() ? 1 : ColumnNames.CONTEXT.size(), prompts);
        String answer = answer();
        if (answer != null) {
            spec = spec.withOutputColumn(answer);
            leaveOutLeaks(answer);
        }
        return finished(spec, prompts, answer != null);
    }

    private MappingSuggestion finished(MappingSpec spec, List<String> prompts, boolean answered) {
        String prompt = null;
        if (!prompts.isEmpty()) {
            prompt = PromptWriter.text(prompts);
        } else if (answered) {
            List<String> table = takeRest();
            prompt = table.isEmpty() ? null : PromptWriter.table(table);
        }
        for (String column : schema.columns()) {
            guess(column, Use.LEFT_OUT, "not_needed", "the other columns make an example without it");
        }
        MappingSpec whole = prompt == null ? MappingSpec.EMPTY : spec.withMergedPrompt(prompt);
        return new MappingSuggestion(whole, inOrder());
    }

    private MappingSuggestion chatAlready(String column) {
        for (String other : schema.columns()) {
            guess(
                    other,
                    Use.LEFT_OUT,
                    "chat_already",
                    "column \"" + column + "\" holds whole conversations, so there is nothing to map");
        }
        return new MappingSuggestion(MappingSpec.EMPTY, inOrder());
    }

    private void leaveOutUseless(String column, ColumnSample sample) {
        if (sample.isEmpty() && !sample.holdsBytes()) {
            guess(column, Use.LEFT_OUT, "empty", "it has no value in the sample");
        } else if (sample.holdsBytes()) {
            guess(column, Use.LEFT_OUT, "not_text", "it holds bytes, not text");
        } else if (ColumnNames.isIdentifier(column) || sample.numbersRows()) {
            guess(column, Use.LEFT_OUT, "identifier", "it names or numbers rows");
        } else if (sample.isConstant() && !ColumnNames.SYSTEM.contains(ColumnNames.folded(column))) {
            guess(column, Use.LEFT_OUT, "constant", "every row of the sample has the same value");
        }
    }

    /** Once guessed, a column keeps its guess. */
    private void guess(String column, Use use, String code, String reason) {
        guesses.putIfAbsent(column, new Guess(column, use, code, reason));
    }

    private boolean isFree(String column) {
        return !guesses.containsKey(column);
    }

    private @Nullable String known(List<String> names, Use use, String what) {
        for (String name : names) {
            for (String column : schema.columns()) {
                if (isFree(column) && ColumnNames.folded(column).equals(name)) {
                    guess(column, use, "known_name", "columns of " + what + " are often called \"" + name + "\"");
                    return column;
                }
            }
        }
        return null;
    }

    private void addKnown(List<String> names, int most, List<String> found) {
        for (int i = 0; i < most; i++) {
            String column = known(names, Use.PROMPT, "questions");
            if (column == null) {
                return;
            }
            found.add(column);
        }
    }

    private @Nullable String answer() {
        String named = known(ColumnNames.ANSWER, Use.ANSWER, "answers");
        if (named != null) {
            return named;
        }
        // in tables made for learning, the label mostly stands last
        List<String> free = free();
        for (int i = free.size() - 1; i >= 0; i--) {
            ColumnSample sample = samples.get(free.get(i));
            if (sample != null && sample.isLabelLike()) {
                String few = "it has only " + sample.distinct() + " different values, as labels do";
                guess(free.get(i), Use.ANSWER, "label_like", few);
                return free.get(i);
            }
        }
        return null;
    }

    private void leaveOutLeaks(String answer) {
        ColumnSample answers = samples.get(answer);
        for (Map.Entry<String, ColumnSample> column : samples.entrySet()) {
            if (answers != null && isFree(column.getKey()) && column.getValue().tellsTheSameAs(answers)) {
                guess(
                        column.getKey(),
                        Use.LEFT_OUT,
                        "tells_answer",
                        "it says the same as \"" + answer + "\" in other words and would give the answer away");
            }
        }
    }

    private List<String> free() {
        return schema.columns().stream().filter(this::isFree).toList();
    }

    /** The columns without a use yet make the prompt. */
    private List<String> takeRest() {
        List<String> rest = free().stream().limit(TABLE_COLUMNS_MAX).toList();
        rest.forEach(column -> guess(column, Use.PROMPT, "other_column", "it may help to find the answer"));
        return rest;
    }

    private List<Guess> inOrder() {
        List<Guess> ordered = new ArrayList<>();
        for (String column : schema.columns()) {
            Guess guess = guesses.get(column);
            if (guess != null) {
                ordered.add(guess);
            }
        }
        return ordered;
    }
}
