package dev.tuneset.engine.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Opens what is wrapped around sources: compressions and archives. Stateless: one instance serves all threads. */
@FunctionalInterface
public interface Unwrapping {
    /** Leaves every file as it is. */
    Unwrapping NONE = file -> Optional.empty();

    /**
     * What is wrapped in a file; empty when nothing is wrapped around it.
     *
     * @throws dev.tuneset.engine.outcome.TunesetException when the wrapping is damaged, encrypted or beyond the limits
     */
    Optional<Wrapped> unwrap(SourceFile file) throws IOException;

    /**
     * One file inside; its bytes are looked at when it is opened, so that a list of many takes no memory.
     *
     * @param name its name inside the archive, which is shown and never becomes a path
     */
    record WrappedFile(String name, Opening opening) {
        public SourceFile open() throws IOException {
            return opening.open();
        }
    }

    /** Makes a source of a file inside an archive. */
    @FunctionalInterface
    interface Opening {
        SourceFile open() throws IOException;
    }

    /** The files found inside, readable until this is closed. */
    interface Wrapped extends Closeable {
        List<WrappedFile> files();

        /** How the files were found, and which were passed over. */
        List<Guess.Finding> findings();
    }
}
