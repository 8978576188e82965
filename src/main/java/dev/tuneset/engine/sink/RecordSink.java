package dev.tuneset.engine.sink;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records, in order, into one file; the file is complete once the sink is closed. Not thread-safe. */
public interface RecordSink extends Closeable {
    /** Writes one record; its values are as in {@link dev.tuneset.engine.row.Row}. */
    void write(Map<String, @Nullable Object> row) throws IOException;

    /** Writes a record that the {@link RecordEncoder} of its file type made. */
    default void write(ByteBuffer encoded) throws IOException {
        throw new IllegalStateException("this sink encodes nothing ahead");
    }

    /** Writes a record that the {@link RecordEncoder} of its file type made; a sink may want to know its values as well. */
    default void write(Map<String, @Nullable Object> row, ByteBuffer encoded) throws IOException {
        write(encoded);
    }

    /** How many bytes the records take so far, before compression. */
    long bytes();

    /** The SHA-256 of the whole file, asked for once, when it is closed; {@code null} when it has to be read for that. */
    default @Nullable String sha256() {
        return null;
    }

    /** No more records come. What the sink holds open is given back, even where the file waits for others until it is closed. */
    default void last() throws IOException {
        close();
    }
}
