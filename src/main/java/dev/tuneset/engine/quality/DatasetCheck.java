package dev.tuneset.engine.quality;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.row.Place;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks a stream of examples in bounded memory: lengths, labels and what is most likely not meant. Not thread-safe.
 *
 * <p>Duplicates cost about 50 bytes per example and are sought among the first ones up to a limit; the report says when it was reached.
 */
public final class DatasetCheck {
    /** Duplicates are sought among so many examples, unless said otherwise. */
    public static final long DUPLICATES_SOUGHT_MAX = 1_000_000;

    private static final int LENGTHS_MAX = 20_000;

    private final long soughtMax;
    private final Map<Role, Distribution> characters = new EnumMap<>(Role.class);
    private final Distribution textCharacters = new Distribution(LENGTHS_MAX);
    private final Distribution lengths = new Distribution(LENGTHS_MAX);
    private final Distribution turns = new Distribution(LENGTHS_MAX);
    private final Repetition repetition = new Repetition();
    private final AnswerLabels labels = new AnswerLabels();
    private final Findings findings = new Findings();
    private long examples;

    public DatasetCheck() {
        this(DUPLICATES_SOUGHT_MAX);
    }

    /** Seeks duplicates among the first {@code soughtMax} examples. */
    public DatasetCheck(long soughtMax) {
        this.soughtMax = soughtMax;
    }

    /** Looks at the next example; {@code place} is that of the row it came from. */
    public void add(Example example, Place place) {
        examples++;
        if (isEmpty(example)) {
            findings.add(Finding.Code.EMPTY_EXAMPLE, place, "an example has neither text nor messages");
            return;
        }
        lengths.add((double) charactersOfAll(example));
        String text = example.text();
        if (text != null) {
            textCharacters.add(characters(text));
            checkText(text, place, () -> "the text");
        }
        if (!example.messages().isEmpty()) {
            turns.add(example.messages().size());
            checkLast(example, place);
        }
        example.messages().forEach(message -> checkMessage(message, place));
        example.completions()
                .forEach(completion -> completion.messages().forEach(message -> checkMessage(message, place)));
        if (examples <= soughtMax) {
            checkRepetition(example, place);
        }
        String answer = answer(example);
        if (answer != null) {
            labels.add(answer);
        }
    }

    private static boolean isEmpty(Example example) {
        String text = example.text();
        return (text == null || text.isBlank())
                && example.messages().isEmpty()
                && example.completions().isEmpty()
                && example.steps().isEmpty();
    }

    private void checkLast(Example example, Place place) {
        Role last = example.messages().get(example.messages().size() - 1).role();
        boolean answeredApart =
                !example.completions().isEmpty() || !example.steps().isEmpty();
        if (last != Role.ASSISTANT && !answeredApart) {
            findings.add(
                    Finding.Code.LAST_TURN_NOT_ASSISTANT,
                    place,
                    "the last turn is the " + last.wire() + "'s, so nothing is learned from it");
        }
    }

    private void checkMessage(Message message, Place place) {
        String text = message.text();
        characters
                .computeIfAbsent(message.role(), ignored -> new Distribution(LENGTHS_MAX))
                .add(characters(text));
        boolean says =
                !text.isBlank() || message.hasMedia() || !message.toolCalls().isEmpty();
        if (!says) {
            findings.add(
                    Finding.Code.EMPTY_TURN,
                    place,
                    "a turn of the " + message.role().wire() + " is empty");
        }
        checkText(text, place, () -> "a turn of the " + message.role().wire());
    }

    private void checkText(String text, Place place, Supplier<String> where) {
        if (TextMarks.isNullWord(text)) {
            findings.add(
                    Finding.Code.NULL_WORD,
                    place,
                    where.get() + " is the word \"" + text.strip() + "\", most likely a missing value");
        }
        String placeholder = TextMarks.placeholder(text);
        if (placeholder != null) {
            findings.add(
                    Finding.Code.LEFTOVER_PLACEHOLDER,
                    place,
                    where.get() + " holds " + placeholder + ", which looks like a piece of a prompt");
        }
        String token = TextMarks.specialToken(text);
        if (token != null) {
            findings.add(
                    Finding.Code.SPECIAL_TOKEN,
                    place,
                    where.get() + " holds the special token " + token
                            + ", which ends or opens turns in chat templates");
        }
    }

    private void checkRepetition(Example example, Place place) {
        switch (repetition.add(example)) {
            case DUPLICATE ->
                findings.add(Finding.Code.DUPLICATE_EXAMPLE, place, "an example is the same as an earlier one");
            case SAME_PROMPT ->
                findings.add(Finding.Code.CONFLICTING_ANSWERS, place, "a prompt comes again with another answer");
            case NEW -> {}
        }
    }

    /** The answer of a conversation, when it has exactly one. */
    private static @Nullable String answer(Example example) {
        if (!example.completions().isEmpty() || example.messages().isEmpty()) {
            return null;
        }
        Message last = example.messages().get(example.messages().size() - 1);
        return last.role() == Role.ASSISTANT ? last.text() : null;
    }

    private static long charactersOfAll(Example example) {
        String text = example.text();
        long all = text == null ? 0 : characters(text);
        for (Message message : example.messages()) {
            all += characters(message.text());
        }
        for (Example.Completion completion : example.completions()) {
            for (Message message : completion.messages()) {
                all += characters(message.text());
            }
        }
        for (Example.Step step : example.steps()) {
            all += characters(step.text());
        }
        return all;
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** What was found so far. */
    public DatasetReport report() {
        Map<Role, Spread> spreads = new EnumMap<>(Role.class);
        characters.forEach((role, lengths) -> {
            Spread spread = lengths.spread();
            if (spread != null) {
                spreads.put(role, spread);
            }
        });
        LabelBalance balance = labels.balance();
        boolean complete = examples <= soughtMax;
        return new DatasetReport(
                examples,
                spreads,
                textCharacters.spread(),
                turns.spread(),
                lengths.histogram(true),
                balance,
                complete,
                findings.with(WholeFindings.of(examples, balance, complete, soughtMax)));
    }
}
