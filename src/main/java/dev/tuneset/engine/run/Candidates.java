package dev.tuneset.engine.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The candidates of a source: exactly one for each row read. */
interface Candidates extends Closeable {
    /** The next candidates; {@code null} at the end. */
    @Nullable
    Batch nextBatch() throws IOException;

    /** Candidates perhaps still to be read and mapped. Made once, by any thread. */
    interface Batch {
        List<Candidate> candidates() throws IOException;
    }
}
