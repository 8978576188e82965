package dev.tuneset.engine.format.turns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a family of chat templates marks the turns of a conversation in its text.
 *
 * @param open begins a turn; its group tells the role
 * @param close ends one, at the end of what stands between two openings
 * @param loose whether the marks are words that people write as well: then blanks around them belong to them, and the speakers must
 *     take turns
 */
record TurnMarks(String name, Pattern open, Pattern close, boolean loose) {
    /** What ends a text in many families; may be missing. */
    private static final String END = "</s>|<\\|endoftext\\|>|<\\|end_of_text\\|>|<eos>|<｜end▁of▁sentence｜>";

    private static final String ALPACA = "(?:Below is an instruction that describes a task[^\\n]*\\n+)?";

    private static final Map<String, String> ROLES = Map.of(
            "[INST]",
            "user",
            "[/INST]",
            "assistant",
            "instruction",
            "user",
            "response",
            "assistant",
            "问",
            "user",
            "答",
            "assistant");

    /** Tried in this order. */
    static final List<TurnMarks> ALL = List.of(
            exact("ChatML", "<\\|im_start\\|>(\\w+)(?:\\n|<\\|im_sep\\|>)", "<\\|im_end\\|>"),
            exact("Llama 3", "<\\|start_header_id\\|>(\\w+)<\\|end_header_id\\|>\\n\\n", "<\\|e(?:ot|om)_id\\|>"),
            exact("Llama 4", "<\\|header_start\\|>(\\w+)<\\|header_end\\|>\\n\\n", "<\\|e(?:ot|om)\\|>"),
            exact("Gemma", "<start_of_turn>(\\w+)\\n", "<end_of_turn>"),
            exact("Gemma 4", "<\\|turn>(\\w+)\\n", "<turn\\|>"),
            exact("DeepSeek", "<｜(User|Assistant)｜>", END),
            exact("Kimi", "<\\|im_(?:system|user|assistant)\\|>(\\w+)<\\|im_middle\\|>", "<\\|im_end\\|>"),
            exact("Granite", "<\\|start_of_role\\|>(\\w+)<\\|end_of_role\\|>", END),
            exact(
                    "Command R",
                    "<\\|START_OF_TURN_TOKEN\\|><\\|(SYSTEM|USER|CHATBOT)_TOKEN\\|>",
                    "<\\|END_OF_TURN_TOKEN\\|>"),
            exact("EXAONE", "\\[\\|(system|user|assistant|tool)\\|\\]\\n?", "\\[\\|endofturn\\|\\]"),
            exact("Zephyr, Phi or GLM", "<\\|(system|user|assistant|tool|observation)\\|>\\n?", "<\\|end\\|>|" + END),
            loose("Llama 2 or Mistral", "(?:<s>)?\\s*(\\[/?INST\\])"),
            loose("OpenChat", "GPT4 Correct (System|User|Assistant):", "<\\|end_of_turn\\|>|" + END),
            loose("Alpaca", "(?<![^\\n])" + ALPACA + "### (Instruction|Input|Response):"),
            loose("Guanaco", "### (System|Human|Assistant):"),
            loose("Vicuna", "(?<![^\\s>])(SYSTEM|USER|ASSISTANT|FUNCTION RESPONSE):"),
            loose("written dialogues", "(?<![^\\n])(System|Human|User|Assistant|AI|用户|助手|问|答)[:：]"));

    private static TurnMarks exact(String name, String open, String close) {
        return new TurnMarks(name, Pattern.compile(open), closing(close), false);
    }

    private static TurnMarks loose(String name, String open) {
        return loose(name, open, END);
    }

    private static TurnMarks loose(String name, String open, String close) {
        return new TurnMarks(name, Pattern.compile(open), closing(close), true);
    }

    /** The mark that ends a turn, or the text, or first the one and then the other. */
    private static Pattern closing(String close) {
        return Pattern.compile("(?:(?:" + close + ")\\s*(?:(?:" + END + ")\\s*)?|(?:" + END + ")\\s*)$");
    }

    /** The role that an opening's group tells. */
    static String role(String group) {
        String role = group.toLowerCase(Locale.ROOT);
        return ROLES.getOrDefault(group, ROLES.getOrDefault(role, role));
    }
}
