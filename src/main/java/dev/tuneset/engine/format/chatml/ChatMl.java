package dev.tuneset.engine.format.chatml;

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

/** Messages of role and content, as OpenAI and Hugging Face have them. */
public record ChatMl(Layout layout, TurnStyle style) implements Format {
    public static final ChatMl STANDARD = new ChatMl(Layout.STANDARD, TurnStyle.CHATML);

    @Override
    public String name() {
        return "chatml";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put(
                "messages",
                List.of(
                        FormatCard.fields("role", "user", "content", "What is the capital of France?"),
                        FormatCard.fields("role", "assistant", "content", "Paris.")));
        return new FormatCard(
                "ChatML (messages)",
                "A conversation of messages with role and content, tools and tool calls included.",
                List.of(
                        "TRL",
                        "Unsloth",
                        "Axolotl",
                        "ms-swift",
                        "mlx-lm",
                        "mistral-finetune",
                        "OpenAI",
                        "Together",
                        "Fireworks"),
                record,
                options());
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(Layout.OPTIONS);
        options.addAll(TurnStyle.CHATML.options());
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, options());
        return new ChatMl(Layout.of(options), TurnStyle.CHATML.with(options));
    }

    private ConversationRows rows() {
        return new ConversationRows(name(), layout, style, List.of("messages", "conversations", "conversation"));
    }

    @Override
    public Detection detect(List<Row> sample) {
        ConversationRows rows = rows();
        return Detections.of(
                name(), sample, row -> rows.fit(row, TurnKeys.ROLE_CONTENT), "a list of turns with role and content");
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
