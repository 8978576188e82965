package dev.tuneset.engine.source.typed;

import java.io.EOFException;
import org.jspecify.annotations.Nullable;

/** Why a library, or our own code, could not make sense of damaged bytes. */
public final class Slip {
    private static final int MESSAGE_MAX = 200;

    private Slip() {}

    /** What the innermost cause says, on one line; a slip on bytes that make no sense says nothing a user could use. */
    public static String message(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        @Nullable String text = cause.getMessage();
        if (cause instanceof EOFException || (text != null && text.endsWith("EOFException"))) {
            return "it breaks off there";
        }
        boolean slip = cause instanceof NullPointerException
                || cause instanceof IndexOutOfBoundsException
                || cause instanceof ClassCastException
                || cause instanceof NegativeArraySizeException;
        if (text == null || slip) {
            return "its bytes make no sense there";
        }
        String line = text.lines().findFirst().orElse("");
        return line.length() > MESSAGE_MAX ? line.substring(0, MESSAGE_MAX) : line;
    }
}
