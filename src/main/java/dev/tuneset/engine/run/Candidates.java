package dev.tuneset.engine.run;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The candidates of a source: exactly one for each row read. */
interface Candidates extends Closeable {
    /** The next candidate; {@code null} at the end. */
    @Nullable
    Candidate next() throws IOException;
}
