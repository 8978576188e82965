package dev.tuneset.engine.format.sharegpt;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.turns.TurnFormat;
import dev.tuneset.engine.format.turns.TurnStyle;
import java.util.List;

/** Conversations of turns with from and value, with the tool turns of LLaMA-Factory. */
public final class ShareGpt {
    public static final Format STANDARD = TurnFormat.of(new TurnFormat.About(
            "sharegpt",
            "ShareGPT",
            "A conversation of turns with from and value; tool calls are turns of their own.",
            List.of("Unsloth", "LLaMA-Factory", "ms-swift", "Axolotl", "torchtune"),
            List.of(
                    FormatCard.fields("from", "human", "value", "What is the capital of France?"),
                    FormatCard.fields("from", "gpt", "value", "Paris.")),
            TurnStyle.SHAREGPT,
            List.of("conversations", "conversation", "messages")));

    private ShareGpt() {}
}
