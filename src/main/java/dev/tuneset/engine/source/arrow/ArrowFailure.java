package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.typed.Slip;
import java.io.IOException;

/** The ways in which an Arrow file is refused, each as one sentence with the file's name. */
final class ArrowFailure {
    private ArrowFailure() {}

    static TunesetException unsupported(String name, String what) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "unsupported_arrow",
                name + " uses " + what + ", which cannot be read here; write the file again without it",
                name);
    }

    static TunesetException tooLarge(String name, String what) {
        return new TunesetException(
                Problem.LIMIT_REACHED, "too_large", name + " cannot be read within the limits: " + what, name);
    }

    static TunesetException corrupt(String name, String where, String why) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "corrupt_arrow",
                name + " is damaged (" + where + "): " + why + "; get an undamaged copy",
                name);
    }

    /** The one place where whatever damaged bytes lead to becomes one sentence with the file's name. */
    @SuppressWarnings("IllegalCatch")
    static <T> T guarded(String name, String where, Step<T> step) {
        try {
            return step.run();
        } catch (TunesetException refused) {
            throw refused;
        } catch (OutOfMemoryError e) {
            throw tooLarge(name, where + " needs more memory than there is").causedBy(e);
        } catch (IOException | RuntimeException e) {
            throw corrupt(name, where, Slip.message(e)).causedBy(e);
        }
    }

    /** A step that may fail in any way damaged bytes can think of. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }
}
