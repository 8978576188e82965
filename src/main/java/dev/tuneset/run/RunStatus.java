package dev.tuneset.run;

import java.util.Locale;

/** Where a run stands. */
public enum RunStatus {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /** The server ended while it ran; nothing was written, and it can be run again. */
    INTERRUPTED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How it is coloured on pages. */
    public String tone() {
        return switch (this) {
            case RUNNING -> "info";
            case DONE -> "ok";
            case FAILED -> "error";
            case CANCELLED, INTERRUPTED -> "warn";
        };
    }
}
