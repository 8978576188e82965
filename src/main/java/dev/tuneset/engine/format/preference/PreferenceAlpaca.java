package dev.tuneset.engine.format.preference;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.Layout;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.alpaca.Alpaca;
import dev.tuneset.engine.format.alpaca.Rounds;
import dev.tuneset.engine.format.prompts.AnswerColumns;
import dev.tuneset.engine.format.prompts.Pair;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.format.turns.PlainTurns;
import dev.tuneset.engine.format.turns.ToolLists;
import dev.tuneset.engine.format.turns.TurnStyle;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** LLaMA-Factory's ranking in the columns of Alpaca: instruction, input, chosen, rejected. */
public record PreferenceAlpaca(Layout layout, String joiner) implements Format {
    public static final PreferenceAlpaca STANDARD = new PreferenceAlpaca(Layout.STANDARD, "\n");

    @Override
    public String name() {
        return "preference_alpaca";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("instruction", "Translate into French.");
        record.put("input", "Good morning.");
        record.put("chosen", "Bonjour.");
        record.put("rejected", "Bonsoir.");
        return new FormatCard(
                "Preference, Alpaca columns",
                "An instruction with a better and a worse answer; set ranking: true in dataset_info.json.",
                List.of("LLaMA-Factory"),
                record,
                Alpaca.OPTIONS);
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, Alpaca.OPTIONS);
        return new PreferenceAlpaca(Layout.of(options), options.text("joiner", "\n"));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "an instruction, a chosen and a rejected answer");
    }

    private double fit(Row row) {
        RowFields fields = layout.fields(row);
        return fields.has("instruction")
                ? AnswerColumns.find(fields).map(one -> one.isUsual() ? 1 : 0.9).orElse(0.0)
                : 0;
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = layout.fields(row);
        List<Message> question = Alpaca.question(fields, joiner, findings);
        ProseReader reader = new ProseReader(TurnStyle.SHAREGPT, findings);
        AnswerColumns columns = AnswerColumns.of(fields, findings);
        Prose chosen = reader.answer(fields.take(columns.chosen()), columns.chosen());
        Prose rejected = reader.answer(fields.take(columns.rejected()), columns.rejected());
        Pair pair = new Pair(question, chosen.messages(), rejected.messages(), false);
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return fields.outcome(pair.example(findings).withTools(tools), findings);
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        Findings findings = new Findings();
        Example example = TurnStyle.SHAREGPT.placed(given, findings);
        Pair pair = Pair.of(example, name(), findings);
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        if (!findings.refused()) {
            Map<String, @Nullable Object> question =
                    Rounds.of(pair.prompt(), false, findings).record();
            PlainTurns texts = new PlainTurns(name(), findings);
            record.put("instruction", question.remove("instruction"));
            record.put("input", question.remove("input"));
            record.put("chosen", answer(pair.chosen(), texts, findings));
            record.put("rejected", answer(pair.rejected(), texts, findings));
            Pair.refuseSame(record.get("chosen"), record.get("rejected"), findings);
            record.putAll(question);
        }
        if (!example.tools().isEmpty()) {
            record.put("tools", ToolLists.write(example.tools(), TurnStyle.Tools.JSON));
        }
        return findings.outcome(layout.record(record, Alpaca.OPTIONAL, example.attributes(), findings));
    }

    private static String answer(List<Message> answer, PlainTurns texts, Findings findings) {
        if (answer.size() == 1
                && answer.get(0).role() == Role.ASSISTANT
                && !answer.get(0).hasMedia()) {
            return texts.of(answer.get(0));
        }
        findings.refuse(
                Reason.CANNOT_CARRY,
                "Chosen and rejected must be one text each here; these have several turns or media.");
        return "";
    }
}
