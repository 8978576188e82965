package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.store.Trouble;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The trouble with an output that cannot be written. */
final class UnwritableOutput {
    private UnwritableOutput() {}

    static TunesetException because(IOException cause) {
        if (Trouble.isFull(cause)) {
            return new TunesetException(
                            Problem.UNWRITABLE_OUTPUT,
                            "disk_full",
                            "The disk is full; nothing was written. Free some space and run again.")
                    .causedBy(cause);
        }
        String why = why(cause);
        return new TunesetException(
                        Problem.UNWRITABLE_OUTPUT,
                        "output_unwritable",
                        "The output cannot be written: " + why + ". Nothing was kept.",
                        why)
                .causedBy(cause);
    }

    /** The system's words, without the path: a page shows them too. */
    private static String why(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "a folder on the way there does not exist";
        }
        String reason = cause instanceof FileSystemException named ? named.getReason() : null;
        return reason == null ? "the disk reports an error" : reason;
    }
}
