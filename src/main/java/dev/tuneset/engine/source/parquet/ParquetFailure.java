package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.typed.Slip;
import java.io.IOException;

/** The ways in which a Parquet file is refused, each as one sentence with the file's name. */
final class ParquetFailure {
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
        return corrupt(name, where, Slip.message(cause)).causedBy(cause);
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
}
