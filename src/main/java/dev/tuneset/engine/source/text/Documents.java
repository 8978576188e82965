package dev.tuneset.engine.source.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of one source, in order: a plain text is one, a dump is many. */
interface Documents extends Closeable {
    /** The columns that every row of a document carries besides its text. */
    List<String> columns();

    /** The next document, or {@code null} at the end; the one before is read or given up. */
    @Nullable
    Document next() throws IOException;

    long bytesRead();

    /**
     * One text.
     *
     * @param values in the order of {@link Documents#columns()}
     */
    record Document(List<@Nullable Object> values, Reader text) {}
}
