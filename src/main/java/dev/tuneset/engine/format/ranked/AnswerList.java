package dev.tuneset.engine.format.ranked;

import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns in which a row has its answers and their worth. */
sealed interface AnswerList permits AnswerList.Objects, AnswerList.Parallel, AnswerList.Votes, Judged {
    List<String> LISTS = List.of("answers", "completions", "responses", "candidates");
    List<String> TEXTS = List.of("answer", "response", "completion", "text", "content", "output");
    List<String> SCORES = List.of("score", "rating", "overall_score", "pm_score", "reward");
    List<String> RANKS = List.of("rank", "ranking");

    List<ScoredAnswer> take(RowFields fields, ProseReader reader);

    static Optional<AnswerList> find(RowFields fields) {
        for (String name : LISTS) {
            if (fields.peek(name) instanceof List<?> list && !list.isEmpty()) {
                if (list.stream().allMatch(AnswerList::isScored)) {
                    return Optional.of(new Objects(name));
                }
                Optional<String> worths = parallel(fields, list.size());
                if (worths.isPresent()) {
                    return Optional.of(new Parallel(name, worths.get()));
                }
            }
        }
        Optional<AnswerList> judged = Judged.find(fields);
        if (judged.isPresent()) {
            return judged;
        }
        boolean voted = CellText.fits(fields.peek("response1"))
                && CellText.fits(fields.peek("response2"))
                && !Votes.columns(fields).isEmpty();
        return voted ? Optional.of(new Votes()) : Optional.empty();
    }

    private static boolean isScored(@Nullable Object item) {
        return item instanceof Map<?, ?> map
                && key(map, TEXTS).isPresent()
                && worthKey(map).isPresent();
    }

    private static Optional<String> key(Map<?, ?> map, List<String> names) {
        return names.stream().filter(name -> map.get(name) != null).findFirst();
    }

    private static Optional<String> worthKey(Map<?, ?> map) {
        return key(map, SCORES).or(() -> key(map, RANKS)).filter(name -> map.get(name) instanceof Number);
    }

    private static Optional<String> parallel(RowFields fields, int size) {
        List<String> names = new ArrayList<>();
        SCORES.forEach(name -> names.add(name + "s"));
        RANKS.forEach(name -> names.add(name + "s"));
        return names.stream()
                .filter(name -> fields.peek(name) instanceof List<?> worths
                        && worths.size() == size
                        && worths.stream().allMatch(Number.class::isInstance))
                .findFirst();
    }

    /** A rank as a score: 1 is best, so the higher the rank the lower the score. */
    private static double score(Number worth, String name, Findings findings) {
        if (RANKS.contains(name) || name.endsWith("s") && RANKS.contains(name.substring(0, name.length() - 1))) {
            findings.note(Reason.VALUE_CONVERTED, "The ranks became scores: rank 1 is -1.0, rank 2 is -2.0.");
            return -worth.doubleValue();
        }
        return worth.doubleValue();
    }

    private static ScoredAnswer scored(Prose answer, double score) {
        return new ScoredAnswer(new Completion(Completion.Kind.SCORED, answer.messages(), score), answer.plain());
    }

    /** A list of objects, each an answer with its worth. */
    record Objects(String column) implements AnswerList {
        @Override
        public List<ScoredAnswer> take(RowFields fields, ProseReader reader) {
            List<ScoredAnswer> answers = new ArrayList<>();
            if (fields.take(column) instanceof List<?> list) {
                list.forEach(item -> answers.add(answer((Map<?, ?>) item, reader)));
            }
            return answers;
        }

        private ScoredAnswer answer(Map<?, ?> item, ProseReader reader) {
            String text = key(item, TEXTS).orElseThrow();
            String worth = worthKey(item).orElseThrow();
            Prose answer = reader.answer(item.get(text), column + "." + text);
            Map<String, @Nullable Object> others = new LinkedHashMap<>();
            item.forEach((key, value) -> {
                if (value != null && !key.equals(text) && !key.equals(worth)) {
                    others.put(String.valueOf(key), value);
                }
            });
            double score = score((Number) java.util.Objects.requireNonNull(item.get(worth)), worth, reader.findings());
            return scored(others.isEmpty() ? answer : with(answer, others), score);
        }

        /** Further keys of an answer stay with its last turn. */
        private static Prose with(Prose answer, Map<String, @Nullable Object> others) {
            List<Message> messages = new ArrayList<>(answer.messages());
            if (messages.isEmpty()) {
                return answer;
            }
            int last = messages.size() - 1;
            Map<String, @Nullable Object> all =
                    new LinkedHashMap<>(messages.get(last).attributes());
            others.forEach(all::putIfAbsent);
            messages.set(last, messages.get(last).withAttributes(all));
            return new Prose(messages, answer.plain());
        }
    }

    /** A list of answers and a list of as many scores or ranks. */
    record Parallel(String column, String worths) implements AnswerList {
        @Override
        public List<ScoredAnswer> take(RowFields fields, ProseReader reader) {
            List<ScoredAnswer> answers = new ArrayList<>();
            if (fields.take(column) instanceof List<?> list && fields.take(worths) instanceof List<?> numbers) {
                for (int i = 0; i < list.size(); i++) {
                    double score =
                            score((Number) java.util.Objects.requireNonNull(numbers.get(i)), worths, reader.findings());
                    answers.add(scored(reader.answer(list.get(i), column), score));
                }
            }
            return answers;
        }
    }

    /** Two responses and what each annotator said: 1 or 2 for the better one, 0 for neither, as PandaLM has them. */
    record Votes() implements AnswerList {
        private static final String ANNOTATOR = "annotator";

        static List<String> columns(RowFields fields) {
            return fields.columns().stream()
                    .filter(name -> name.matches(ANNOTATOR + "\\d*") && fields.peek(name) instanceof Number)
                    .toList();
        }

        @Override
        public List<ScoredAnswer> take(RowFields fields, ProseReader reader) {
            double first = 0;
            double second = 0;
            for (String column : columns(fields)) {
                double vote = fields.peek(column) instanceof Number number ? number.doubleValue() : 0;
                first += vote == 1 ? 1 : 0;
                second += vote == 2 ? 1 : 0;
            }
            reader.findings()
                    .note(
                            Reason.VALUE_CONVERTED,
                            "The annotators' votes became scores: the number of votes for each response.");
            return List.of(
                    scored(reader.answer(fields.take("response1"), "response1"), first),
                    scored(reader.answer(fields.take("response2"), "response2"), second));
        }
    }
}
