package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV rows by blocks, whose takers take the values out; from the first row on whose quotes leave a doubt, row by row.
 */
final class BlocksReader implements RowReader {
    private final String name;
    private final long bytesTotal;
    private final CsvPlan plan;
    private final Schema schema;
    private final int rowCharsMax;
    private final RowBlocks blocks;
    private final Queue<ReadRow> ready = new ArrayDeque<>();
    private @Nullable CsvReader tail;

    BlocksReader(SourceFile file, CsvPlan plan, Schema schema, int rowCharsMax, RowBlocks blocks) {
        this.name = file.name();
        this.bytesTotal = file.bytesTotal();
        this.plan = plan;
        this.schema = schema;
        this.rowCharsMax = rowCharsMax;
        this.blocks = blocks;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        if (ready.isEmpty() && tail == null) {
            RowBlock block = nextBlock();
            if (block != null) {
                ready.addAll(rows(block));
            }
        }
        return ready.isEmpty() && tail != null ? tail.next() : ready.poll();
    }

    @Override
    public @Nullable RowBatch nextBatch() throws IOException {
        if (!ready.isEmpty()) {
            List<ReadRow> rows = List.copyOf(ready);
            ready.clear();
            return () -> rows;
        }
        RowBlock block = tail == null ? nextBlock() : null;
        return block == null ? RowReader.super.nextBatch() : () -> rows(block);
    }

    private @Nullable RowBlock nextBlock() throws IOException {
        RowBlock block = blocks.next();
        if (block == null) {
            tail = new CsvReader(
                    CsvCursor.below(name, plan, schema, rowCharsMax, blocks.rest(), blocks.row(), blocks.line()),
                    bytesTotal);
        }
        return block;
    }

    private List<ReadRow> rows(RowBlock block) throws IOException {
        RowValues values = new RowValues(plan.dialect(), schema.size());
        List<ReadRow> rows = new ArrayList<>(block.size());
        for (int i = 0; i < block.size(); i++) {
            @Nullable Object[] row = values.of(block.bytes, block.start(i), block.end(i));
            rows.add(
                    row == null
                            ? judged(block, i)
                            : new Row(schema, row, new Place(name, block.row(i), block.line(i))));
        }
        return rows;
    }

    /** A row that there is something to say of. */
    private ReadRow judged(RowBlock block, int row) throws IOException {
        int start = block.start(row);
        ByteArrayInputStream bytes = new ByteArrayInputStream(block.bytes, start, block.end(row) - start);
        try (CsvReader reader = new CsvReader(
                CsvCursor.below(name, plan, schema, rowCharsMax, bytes, block.row(row), block.line(row)), -1)) {
            ReadRow read = reader.next();
            if (read == null) {
                throw new IllegalStateException("a row is no row when read alone");
            }
            return read;
        }
    }

    @Override
    public long bytesRead() {
        return blocks.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return bytesTotal;
    }

    @Override
    public void close() throws IOException {
        if (tail != null) {
            tail.close();
        }
        blocks.close();
    }
}
