package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.store.Trouble;
import java.io.IOException;

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
        return new TunesetException(
                        Problem.UNWRITABLE_OUTPUT,
                        "output_unwritable",
                        "The output cannot be written (" + cause.getClass().getSimpleName() + "); nothing was kept.",
                        cause.getClass().getSimpleName())
                .causedBy(cause);
    }
}
