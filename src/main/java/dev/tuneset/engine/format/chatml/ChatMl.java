package dev.tuneset.engine.format.chatml;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.turns.TurnFormat;
import dev.tuneset.engine.format.turns.TurnStyle;
import java.util.List;

/** Messages of role and content, as OpenAI and Hugging Face have them. */
public final class ChatMl {
    public static final Format STANDARD = TurnFormat.of(new TurnFormat.About(
            "chatml",
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
            List.of(
                    FormatCard.fields("role", "user", "content", "What is the capital of France?"),
                    FormatCard.fields("role", "assistant", "content", "Paris.")),
            TurnStyle.CHATML,
            List.of("messages", "conversations", "conversation")));

    private ChatMl() {}
}
