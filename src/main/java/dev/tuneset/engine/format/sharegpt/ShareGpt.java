package dev.tuneset.engine.format.sharegpt;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Layout;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.turns.ConversationRows;
import dev.tuneset.engine.format.turns.TurnKeys;
import dev.tuneset.engine.format.turns.TurnStyle;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversations of turns with from and value, with the tool turns of LLaMA-Factory. */
public record ShareGpt(Layout layout, TurnStyle style) implements Format {
    public static final ShareGpt STANDARD = new ShareGpt(Layout.STANDARD, TurnStyle.SHAREGPT);

    @Override
    public String name() {
        return "sharegpt";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put(
                "conversations",
                List.of(
                        FormatCard.fields("from", "human", "value", "What is the capital of France?"),
                        FormatCard.fields("from", "gpt", "value", "Paris.")));
        return new FormatCard(
                "ShareGPT",
                "A conversation of turns with from and value; tool calls are turns of their own.",
                List.of("Unsloth", "LLaMA-Factory", "ms-swift", "Axolotl", "torchtune"),
                record,
                options());
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(Layout.OPTIONS);
        options.addAll(TurnStyle.SHAREGPT.options());
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, options());
        return new ShareGpt(Layout.of(options), TurnStyle.SHAREGPT.with(options));
    }

    private ConversationRows rows() {
        return new ConversationRows(name(), layout, style, List.of("conversations", "conversation", "messages"));
    }

    @Override
    public Detection detect(List<Row> sample) {
        ConversationRows rows = rows();
        return Detections.of(
                name(), sample, row -> rows.fit(row, TurnKeys.FROM_VALUE), "a list of turns with from and value");
    }

    @Override
    public Outcome<Example> read(Row row) {
        return rows().read(row);
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example example) {
        return rows().write(example);
    }
}
