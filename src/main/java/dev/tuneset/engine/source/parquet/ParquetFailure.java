package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The ways in which a Parquet file is refused, each as one sentence with the file's name. */
final class ParquetFailure {
    private static final int MESSAGE_MAX = 200;

    private ParquetFailure() {}

    static TunesetException notParquet(String name, String why) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE, "not_parquet", name + " is not a whole Parquet file: " + why, name);
    }

    static TunesetException encrypted(String name) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "encrypted",
                name + " is encrypted; write it again without encryption and import that file",
                name);
    }

    static TunesetException unsupported(String name, String what) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "unsupported_parquet",
                name + " uses " + what + ", which cannot be read here; write the file again without it",
                name);
    }

    static TunesetException tooLarge(String name, String what) {
        return new TunesetException(
                Problem.LIMIT_REACHED, "too_large", name + " cannot be read within the limits: " + what, name);
    }

    static TunesetException corrupt(String name, String where, Throwable cause) {
        return corrupt(name, where, message(cause)).causedBy(cause);
    }

    static TunesetException corrupt(String name, String where, String why) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "corrupt_parquet",
                name + " is damaged (" + where + "): " + why + "; get an undamaged copy",
                name);
    }

    /** The one place where whatever the libraries throw at damaged bytes becomes one sentence with the file's name. */
    @SuppressWarnings("IllegalCatch")
    static <T> T guarded(String name, String where, Step<T> step) {
        try {
            return step.run();
        } catch (TunesetException refused) {
            throw refused;
        } catch (OutOfMemoryError e) {
            throw tooLarge(name, where + " needs more memory than there is").causedBy(e);
        } catch (IOException | RuntimeException e) {
            throw corrupt(name, where, e);
        }
    }

    /** A step that may fail in any way a library can think of. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    /** What the innermost cause says; a slip on bytes that make no sense says nothing a user could use. */
    private static String message(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        @Nullable String text = cause.getMessage();
        boolean slip = cause instanceof NullPointerException
                || cause instanceof IndexOutOfBoundsException
                || cause instanceof ClassCastException
                || cause instanceof NegativeArraySizeException;
        if (text == null || slip) {
            return "its bytes make no sense there";
        }
        if (text.endsWith("EOFException") || cause instanceof EOFException) {
            return "it breaks off there";
        }
        String line = text.lines().findFirst().orElse("");
        return line.length() > MESSAGE_MAX ? line.substring(0, MESSAGE_MAX) : line;
    }
}
