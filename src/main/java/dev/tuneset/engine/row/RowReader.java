package dev.tuneset.engine.row;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one source in order; memory does not grow with the source. Not thread-safe. */
public interface RowReader extends Closeable {
    /** Rows that a batch may have. */
    int BATCH_ROWS = 128;

    /** Bytes of the source after which a batch ends: rows may be long. */
    int BATCH_BYTES = 1 << 18;

    /** The columns; known as soon as the reader is open. */
    Schema schema();

    /** The next row or bad row; {@code null} at the end. */
    @Nullable
    ReadRow next() throws IOException;

    /**
     * The next rows together; {@code null} at the end. A reader that can leave the parsing to the thread that makes the
     * batch's rows does so.
     */
    default @Nullable RowBatch nextBatch() throws IOException {
        List<ReadRow> rows = new ArrayList<>();
        long end = bytesRead() + BATCH_BYTES;
        for (ReadRow row = next(); row != null; row = next()) {
            rows.add(row);
            if (rows.size() == BATCH_ROWS || bytesRead() > end) {
                break;
            }
        }
        return rows.isEmpty() ? null : () -> rows;
    }

    /** Bytes of the source read so far, for progress. */
    long bytesRead();

    /** Bytes of the whole source, or -1 when unknown. */
    long bytesTotal();
}
