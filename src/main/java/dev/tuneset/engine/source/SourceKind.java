package dev.tuneset.engine.source;

import dev.tuneset.engine.row.RowReader;
import java.io.IOException;

/** One kind of file that rows can be read from. Stateless: one instance serves all threads. */
public interface SourceKind {
    /** The word in {@link SourceOptions#kind()}: {@code csv}, {@code json} ... */
    String name();

    /** Whether its rows are pieces of running text and not those of a table. */
    default boolean isText() {
        return false;
    }

    /** How sure the content is of this kind; the name of the file only settles what the content leaves open. */
    Fit fit(SourceFile file) throws IOException;

    /** Fills in the options that were not given and says how each was found; the kind itself is already settled. */
    Guess guess(SourceFile file, SourceOptions given) throws IOException;

    /**
     * Opens a reader; options that are missing are guessed.
     *
     * @throws dev.tuneset.engine.outcome.TunesetException when no row can be read
     */
    RowReader open(SourceFile file, SourceOptions options) throws IOException;

    /** The same, with the columns of the first rows only: a row that has others ends the reading with {@link LateColumns}. */
    default RowReader openQuickly(SourceFile file, SourceOptions options) throws IOException {
        return open(file, options);
    }
}
