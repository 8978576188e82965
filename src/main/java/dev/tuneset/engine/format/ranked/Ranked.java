package dev.tuneset.engine.format.ranked;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.alpaca.Alpaca;
import dev.tuneset.engine.format.prompts.Pair;
import dev.tuneset.engine.format.prompts.PromptStyle;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.format.prompts.ProseWriter;
import dev.tuneset.engine.format.turns.ConversationRows;
import dev.tuneset.engine.format.turns.ToolLists;
import dev.tuneset.engine.format.turns.TurnColumn;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A prompt and several answers with scores or ranks. */
public record Ranked(PromptStyle style, Worth worth) implements Format {
    /** Writing: what tells the worth of an answer. */
    public enum Worth {
        /** Higher is better. */
        SCORE,
        /** 1 is best; equal scores share a rank. */
        RANK
    }

    public static final Ranked STANDARD = new Ranked(PromptStyle.STANDARD, Worth.SCORE);

    private static final List<String> PROMPTS =
            List.of("prompt", "instruction", "question", "input", "query", "problem", "history", "context");

    @Override
    public String name() {
        return "ranked";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("prompt", "Name a prime number.");
        record.put(
                "answers",
                List.of(
                        FormatCard.fields("answer", "7", "score", 1.0),
                        FormatCard.fields("answer", "9", "score", 0.0)));
        return new FormatCard(
                "Ranked or scored answers",
                "A prompt and several answers with a score or rank each; pairs for preference training are made of them.",
                List.of("Axolotl"),
                record,
                options());
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(PromptStyle.OPTIONS);
        options.add(
                Options.choices("worth", Worth.SCORE, "Writing: a score (higher is better) or a rank (1 is best)."));
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, options());
        return new Ranked(PromptStyle.of(options), options.choice("worth", Worth.class, Worth.SCORE));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "a prompt and several answers with scores or ranks");
    }

    private double fit(Row row) {
        RowFields fields = style.layout().fields(row);
        Optional<AnswerList> found = AnswerList.find(fields);
        if (found.isEmpty()) {
            return 0;
        }
        return PROMPTS.stream().anyMatch(fields::has) ? 1 : isWhole(fields, found.get()) ? 0.95 : 0;
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = style.layout().fields(row);
        String column = PROMPTS.stream().filter(fields::has).findFirst().orElse("prompt");
        if (!column.equals("prompt")) {
            findings.note(Reason.KEYS_RENAMED, "The column " + column + " was read as prompt.");
        }
        AnswerList found = AnswerList.find(fields).orElse(null);
        if (found == null) {
            return Outcome.rejected(Reason.FORMAT_MISMATCH, "No columns hold several answers with scores or ranks.");
        }
        ProseReader reader = new ProseReader(style.turns(), findings);
        if (PROMPTS.stream().noneMatch(fields::has) && isWhole(fields, found)) {
            return ofConversations(fields, reader, found);
        }
        boolean parted = column.equals("instruction") && fields.has("input");
        Prose prompt = parted
                ? new Prose(Alpaca.question(fields, "\n", findings), false)
                : reader.prompt(fields.take(column), column);
        List<ScoredAnswer> answers = found.take(fields, reader);
        List<Message> told = ConversationRows.withSystem(fields, prompt.messages(), findings);
        boolean plain = prompt.plain()
                && told.equals(prompt.messages())
                && answers.stream().allMatch(ScoredAnswer::plain);
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return fields.outcome(
                Example.ofMessages(told)
                        .withCompletions(
                                answers.stream().map(ScoredAnswer::completion).toList())
                        .withPlain(plain)
                        .withTools(tools),
                findings);
    }

    private static boolean isWhole(RowFields fields, AnswerList found) {
        return found instanceof Judged judged && TurnColumn.holdsTurns(fields.peek(judged.first()));
    }

    /** Two whole conversations, judged: what they share is the prompt. */
    private static Outcome<Example> ofConversations(RowFields fields, ProseReader reader, AnswerList found) {
        Findings findings = reader.findings();
        List<Completion> whole = found.take(fields, reader).stream()
                .map(ScoredAnswer::completion)
                .toList();
        Pair pair = Pair.ofConversations(whole.get(0).messages(), whole.get(1).messages());
        List<Completion> answers = List.of(
                new Completion(
                        Completion.Kind.SCORED, pair.chosen(), whole.get(0).score()),
                new Completion(
                        Completion.Kind.SCORED, pair.rejected(), whole.get(1).score()));
        return fields.outcome(
                Example.ofMessages(pair.prompt())
                        .withCompletions(answers)
                        .withTools(ToolLists.read(fields.take("tools"), findings)),
                findings);
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        ProseWriter writer = new ProseWriter(name(), style, given).withoutLabel();
        Example example = writer.example();
        boolean scored = !example.completions().isEmpty()
                && example.completions().stream().allMatch(one -> one.kind() == Completion.Kind.SCORED);
        if (!scored) {
            writer.findings().refuse(Reason.CANNOT_CARRY, "The format ranked needs several answers with scores.");
        }
        writer.put("prompt", writer.prompt(example.messages()));
        List<Map<String, @Nullable Object>> answers = new ArrayList<>();
        for (Completion completion : example.completions()) {
            answers.add(answer(writer, completion, example.completions()));
        }
        writer.put("answers", answers);
        return writer.finish();
    }

    private Map<String, @Nullable Object> answer(ProseWriter writer, Completion completion, List<Completion> all) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        Map<String, @Nullable Object> others = Map.of();
        List<Message> messages = completion.messages();
        if (writer.plain() && messages.size() == 1) {
            others = messages.get(0).attributes();
            messages = List.of(messages.get(0).withAttributes(Map.of()));
        }
        written.put("answer", writer.answer(messages));
        Double score = completion.score();
        if (score != null) {
            if (worth == Worth.SCORE) {
                written.put("score", score);
            } else {
                written.put("rank", rank(score, all));
            }
        }
        others.forEach(written::putIfAbsent);
        return written;
    }

    private static long rank(double score, List<Completion> all) {
        long better = 0;
        for (Completion other : all) {
            Double theirs = other.score();
            better += theirs != null && theirs > score ? 1 : 0;
        }
        return better + 1;
    }
}
