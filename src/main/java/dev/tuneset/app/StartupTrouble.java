package dev.tuneset.app;

import org.jspecify.annotations.Nullable;

/** Tuneset cannot start; the message says why and what to do, for the person at the console. */
final class StartupTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartupTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
