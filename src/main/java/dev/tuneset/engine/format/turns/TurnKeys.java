package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.row.Struct;
import java.util.Set;

/** The two keys of a turn and the role names that go with them. */
public enum TurnKeys {
    /** ShareGPT. */
    FROM_VALUE("from", "value"),
    /** OpenAI, Hugging Face. */
    ROLE_CONTENT("role", "content");

    private static final Set<String> SHAREGPT_ROLES =
            Set.of("system", "human", "gpt", "user", "assistant", "function_call", "observation", "tool");
    private static final Set<String> CHAT_ROLES = Set.of("system", "developer", "user", "assistant", "tool");

    private final String role;
    private final String content;
    private final Struct.Keys both;

    TurnKeys(String role, String content) {
        this.role = role;
        this.content = content;
        this.both = Struct.Keys.of(role, content);
    }

    public String role() {
        return role;
    }

    public String content() {
        return content;
    }

    Struct.Keys both() {
        return both;
    }

    /** Whether a role name needs no remark in turns with these keys. */
    boolean isUsual(String roleName) {
        return (this == FROM_VALUE ? SHAREGPT_ROLES : CHAT_ROLES).contains(roleName);
    }
}
