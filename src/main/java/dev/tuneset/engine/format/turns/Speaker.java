package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who a turn's role name stands for; ShareGPT data has tool calls as a speaker of their own. */
enum Speaker {
    SYSTEM(Role.SYSTEM, "system"),
    DEVELOPER(Role.DEVELOPER, "developer"),
    USER(Role.USER, "user", "human", "input", "prompter", "question", "instruction", "用户"),
    ASSISTANT(
            Role.ASSISTANT,
            "assistant",
            "gpt",
            "output",
            "bot",
            "model",
            "ai",
            "chatgpt",
            "chatbot",
            "bing",
            "bard",
            "answer",
            "助手"),
    FUNCTION_CALL(Role.ASSISTANT, "function_call", "tool_call"),
    TOOL(
            Role.TOOL,
            "tool",
            "observation",
            "observations",
            "function_response",
            "tool_response",
            "tool_result",
            "function",
            "ipython");

    private static final Map<String, Speaker> NAMES = new HashMap<>();

    static {
        for (Speaker speaker : values()) {
            speaker.names.forEach(name -> NAMES.put(name, speaker));
        }
    }

    private final Role role;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Speaker(Role role, String... names) {
        this.role = role;
        this.names = List.of(names);
    }

    Role role() {
        return role;
    }

    /** The speaker of a role name, exactly as the tools spell it. */
    static Optional<Speaker> exactly(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }

    /** The speaker of a role name, whatever its case and the space around it. */
    static Optional<Speaker> loosely(String name) {
        return Optional.ofNullable(NAMES.get(
                name.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_')));
    }
}
