package dev.tuneset.engine.format.preference;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.prompts.AnswerColumns;
import dev.tuneset.engine.format.prompts.Pair;
import dev.tuneset.engine.format.prompts.PromptStyle;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.format.prompts.ProseWriter;
import dev.tuneset.engine.format.prompts.Transcript;
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

/** {@code chosen} and {@code rejected} with a {@code prompt} of their own, or with the prompt at the head of both. */
public record Preference(PromptStyle style, Prompt prompt, Transcripts transcript) implements Format {
    /** Writing: where the prompt goes. */
    public enum Prompt {
        /** Into a column of its own, as TRL recommends for DPO. */
        EXPLICIT,
        /** To the head of both answers, as TRL recommends for reward models. */
        IMPLICIT
    }

    /** Reading: what becomes of a conversation that is one text, {@code \n\nHuman: ... \n\nAssistant: ...}. */
    public enum Transcripts {
        /** It becomes turns. */
        SPLIT,
        /** It stays text, byte for byte. */
        KEEP
    }

    public static final Preference STANDARD = new Preference(PromptStyle.STANDARD, Prompt.EXPLICIT, Transcripts.SPLIT);

    @Override
    public String name() {
        return "preference";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("prompt", "The sky is");
        record.put("chosen", " blue.");
        record.put("rejected", " green.");
        return new FormatCard(
                "Preference (DPO)",
                "A prompt with a better and a worse answer, as text or as turns.",
                List.of("TRL", "Unsloth", "Axolotl", "torchtune"),
                record,
                options());
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(PromptStyle.OPTIONS);
        options.add(Options.choices(
                "prompt",
                Prompt.EXPLICIT,
                "Writing: the prompt in a column of its own, or at the head of both answers (reward models)."));
        options.add(Options.choices(
                "transcript",
                Transcripts.SPLIT,
                "Reading: whether a transcript of Human and Assistant becomes turns or stays text."));
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, options());
        return new Preference(
                PromptStyle.of(options),
                options.choice("prompt", Prompt.class, Prompt.EXPLICIT),
                options.choice("transcript", Transcripts.class, Transcripts.SPLIT));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "a chosen and a rejected answer");
    }

    private double fit(Row row) {
        RowFields fields = style.layout().fields(row);
        Optional<AnswerColumns> answers = AnswerColumns.find(fields);
        if (answers.isEmpty()) {
            return 0;
        }
        boolean elsewhere = fields.has("instruction")
                || fields.has("conversations")
                || fields.has("messages")
                || AnswerColumns.question(fields).isEmpty()
                        && TurnColumn.find(fields, List.of()).isPresent();
        if (elsewhere && !fields.has("prompt")) {
            return 0.5;
        }
        return answers.get().isUsual() ? 1 : 0.9;
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = style.layout().fields(row);
        AnswerColumns columns = AnswerColumns.of(fields, findings);
        ProseReader reader = new ProseReader(style.turns(), findings);
        Prose chosen = reader.answer(fields.take(columns.chosen()), columns.chosen());
        Prose rejected = reader.answer(fields.take(columns.rejected()), columns.rejected());
        Pair pair = withSystem(fields, pair(fields, reader, chosen, rejected), findings);
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return fields.outcome(pair.example(findings).withTools(tools), findings);
    }

    private Pair pair(RowFields fields, ProseReader reader, Prose chosen, Prose rejected) {
        if (chosen.plain() != rejected.plain()) {
            reader.findings()
                    .refuse(
                            Reason.FORMAT_MISMATCH,
                            "Of chosen and rejected one is text and the other a list of turns.");
        }
        if (reader.findings().refused()) {
            return new Pair(List.of(), List.of(), List.of(), false);
        }
        Optional<String> question = question(fields, chosen);
        if (question.isEmpty()) {
            fields.take("prompt");
            return chosen.plain()
                    ? ofTexts(text(chosen), text(rejected), reader.findings())
                    : Pair.ofConversations(chosen.messages(), rejected.messages());
        }
        String column = question.get();
        Prose prompt = reader.prompt(fields.peek(column), column);
        if (!column.equals("prompt")) {
            reader.findings().note(Reason.KEYS_RENAMED, "The column " + column + " was read as prompt.");
        }
        if (prompt.plain() && chosen.plain() && transcript == Transcripts.SPLIT) {
            Optional<Pair> told = ofTranscript(text(prompt), text(chosen), text(rejected));
            if (told.isPresent()) {
                fields.take(column);
                noteTranscript(reader.findings());
                return told.get();
            }
        }
        if (prompt.plain() && !chosen.plain() && startsWithQuestion(chosen)) {
            return reextracted(fields, reader.findings(), prompt, chosen, rejected);
        }
        fields.take(column);
        boolean plain = prompt.plain() && chosen.plain() && column.equals("prompt");
        Pair pair = new Pair(prompt.messages(), chosen.messages(), rejected.messages(), plain);
        return pair.withoutRepeatedPrompt(reader.findings());
    }

    /** The column of the question; answers that begin with a question, or tell the whole conversation, need none. */
    private static Optional<String> question(RowFields fields, Prose chosen) {
        Optional<String> found = AnswerColumns.question(fields);
        if (found.isEmpty() || found.get().equals("prompt")) {
            return found;
        }
        boolean whole = chosen.plain() ? Transcript.read(text(chosen)).isPresent() : startsWithQuestion(chosen);
        return whole ? Optional.empty() : found;
    }

    private static Pair withSystem(RowFields fields, Pair pair, Findings findings) {
        if (pair.prompt().isEmpty()) {
            return pair;
        }
        List<Message> told = ConversationRows.withSystem(fields, pair.prompt(), findings);
        return new Pair(told, pair.chosen(), pair.rejected(), pair.plain() && told.equals(pair.prompt()));
    }

    private Pair ofTexts(String chosen, String rejected, Findings findings) {
        Optional<List<Message>> better = Transcript.read(chosen);
        Optional<List<Message>> worse = Transcript.read(rejected);
        if (transcript == Transcripts.KEEP || better.isEmpty() || worse.isEmpty()) {
            return Pair.ofTexts(chosen, rejected, findings);
        }
        noteTranscript(findings);
        return Pair.ofConversations(better.get(), worse.get());
    }

    /** A transcript that ends where the answers begin. */
    private static Optional<Pair> ofTranscript(String prompt, String chosen, String rejected) {
        List<Message> turns = Transcript.read(prompt).orElse(List.of());
        int last = turns.size() - 1;
        if (last < 1
                || turns.get(last).role() != Role.ASSISTANT
                || !turns.get(last).text().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Pair(
                turns.subList(0, last),
                List.of(Message.of(Role.ASSISTANT, Transcript.answer(chosen))),
                List.of(Message.of(Role.ASSISTANT, Transcript.answer(rejected))),
                false));
    }

    private static String text(Prose prose) {
        return prose.messages().get(0).text();
    }

    private static void noteTranscript(Findings findings) {
        findings.note(Reason.VALUE_CONVERTED, "A transcript of Human and Assistant was read as turns.");
    }

    private static boolean startsWithQuestion(Prose answer) {
        return !answer.messages().isEmpty() && answer.messages().get(0).role() != Role.ASSISTANT;
    }

    /** UltraFeedback's way: the prompt as text beside conversations that hold it too. */
    private static Pair reextracted(RowFields fields, Findings findings, Prose prompt, Prose chosen, Prose rejected) {
        Pair pair = Pair.ofConversations(chosen.messages(), rejected.messages());
        String text = prompt.messages().get(0).text();
        if (pair.prompt().stream().noneMatch(message -> message.text().equals(text))) {
            findings.note(
                    Reason.CONTENT_LOST,
                    "The text in the column prompt differs from the question of chosen and rejected, and was left out.");
        }
        fields.take("prompt");
        return pair;
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        ProseWriter writer = new ProseWriter(name(), style, given).withoutLabel();
        Example example = writer.example();
        Pair pair = prompt == Prompt.EXPLICIT
                ? Pair.of(example, name(), writer.findings())
                : Pair.perhapsUnasked(example, name(), writer.findings());
        if (prompt == Prompt.EXPLICIT) {
            writer.put("prompt", writer.prompt(pair.prompt()));
            Object chosen = writer.answer(pair.chosen());
            Object rejected = writer.answer(pair.rejected());
            Pair.refuseSame(chosen, rejected, writer.findings());
            writer.put("chosen", chosen);
            writer.put("rejected", rejected);
        } else {
            writer.put("chosen", whole(writer, pair.prompt(), pair.chosen()));
            writer.put("rejected", whole(writer, pair.prompt(), pair.rejected()));
        }
        return writer.finish();
    }

    private static Object whole(ProseWriter writer, List<Message> prompt, List<Message> answer) {
        if (writer.plain()) {
            return "" + writer.prompt(prompt) + writer.answer(answer);
        }
        List<Message> whole = new ArrayList<>(prompt);
        whole.addAll(answer);
        return writer.answer(whole);
    }
}
