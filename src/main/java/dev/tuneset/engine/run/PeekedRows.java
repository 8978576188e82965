package dev.tuneset.engine.run;

import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader whose first rows can be looked at before they are read. */
final class PeekedRows implements RowReader {
    private final RowReader rows;
    private final Deque<ReadRow> peeked = new ArrayDeque<>();

    PeekedRows(RowReader rows) {
        this.rows = rows;
    }

    /** Up to {@code limit} of the coming rows, bad ones left out. */
    List<Row> peek(int limit) throws IOException {
        while (peeked.size() < limit) {
            ReadRow row = rows.next();
            if (row == null) {
                break;
            }
            peeked.add(row);
        }
        List<Row> good = new ArrayList<>();
        for (ReadRow row : peeked) {
            if (row instanceof Row whole) {
                good.add(whole);
            }
        }
        return good;
    }

    @Override
    public Schema schema() {
        return rows.schema();
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        ReadRow row = peeked.poll();
        return row != null ? row : rows.next();
    }

    @Override
    public @Nullable RowBatch nextBatch() throws IOException {
        if (peeked.isEmpty()) {
            return rows.nextBatch();
        }
        List<ReadRow> batch = List.copyOf(peeked);
        peeked.clear();
        return () -> batch;
    }

    @Override
    public long bytesRead() {
        return rows.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return rows.bytesTotal();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
