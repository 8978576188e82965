package dev.tuneset.engine.store;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Names what went wrong with a file of ours: no space, not writable, damaged. */
public final class Trouble {
    private Trouble() {}

    /** Writing failed; code {@code disk_full} when there is no space left, {@code not_writable} otherwise. */
    public static TunesetException writing(IOException cause) {
        if (isFull(cause)) {
            return diskFull().causedBy(cause);
        }
        return new TunesetException(
                        Problem.UNWRITABLE_OUTPUT,
                        "not_writable",
                        "The data directory cannot be written to. Check that it exists and that the server may write there.")
                .causedBy(cause);
    }

    public static TunesetException diskFull() {
        return new TunesetException(
                Problem.UNWRITABLE_OUTPUT,
                "disk_full",
                "There is no space left on the disk of the data directory. Nothing was kept of this file; "
                        + "make space and try again.");
    }

    static TunesetException damaged(Path file, String what) {
        String name = String.valueOf(file.getFileName());
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "store_damaged",
                "The stored rows are damaged (" + name + ": " + what + "). Import the dataset again.",
                name,
                what);
    }

    /** Whether a disk had no room. The JDK has no type for it; the system's words are all there is. */
    public static boolean isFull(IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
    }
}
