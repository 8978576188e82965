package dev.tuneset.engine.example;

import java.util.Locale;

/** Who speaks in a message. */
public enum Role {
    SYSTEM,
    DEVELOPER,
    USER,
    ASSISTANT,
    TOOL;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
