package dev.tuneset.engine.source.typed;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The files that know the types of their values, and how one is refused: in one sentence with the file's name. */
public enum TypedFile {
    PARQUET("unsupported_parquet", "corrupt_parquet"),
    ARROW("unsupported_arrow", "corrupt_arrow");

    private static final int MESSAGE_MAX = 200;

    private final String unsupported;
    private final String corrupt;

    TypedFile(String unsupported, String corrupt) {
        this.unsupported = unsupported;
        this.corrupt = corrupt;
    }

    public TunesetException unsupported(String name, String what) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                unsupported,
                name + " uses " + what + ", which cannot be read here; write the file again without it",
                name);
    }

    public TunesetException tooLarge(String name, String what) {
        return new TunesetException(
                Problem.LIMIT_REACHED, "too_large", name + " cannot be read within the limits: " + what, name);
    }

    public TunesetException corrupt(String name, String where, String why) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                corrupt,
                name + " is damaged (" + where + "): " + why + "; get an undamaged copy",
                name);
    }

    /** The one place where whatever libraries, or our own code, throw at damaged bytes becomes one sentence. */
    @SuppressWarnings("IllegalCatch")
    public <T> T guarded(String name, String where, Step<T> step) {
        try {
            return step.run();
        } catch (TunesetException refused) {
            throw refused;
        } catch (OutOfMemoryError e) {
            throw tooLarge(name, where + " needs more memory than there is").causedBy(e);
        } catch (IOException | RuntimeException e) {
            throw corrupt(name, where, message(e)).causedBy(e);
        }
    }

    /** A step that may fail in any way damaged bytes can think of. */
    @FunctionalInterface
    public interface Step<T> {
        T run() throws IOException;
    }

    /** What the innermost cause says, on one line; a slip on bytes that make no sense says nothing a user could use. */
    private static String message(Throwable failure) {
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
