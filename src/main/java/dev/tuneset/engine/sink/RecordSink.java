package dev.tuneset.engine.sink;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records, in order, into one file; the file is complete once the sink is closed. Not thread-safe. */
public interface RecordSink extends Closeable {
    /** Writes one record; its values are as in {@link dev.tuneset.engine.row.Row}. */
    void write(Map<String, @Nullable Object> row) throws IOException;
}
