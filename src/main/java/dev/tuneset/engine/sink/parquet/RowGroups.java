package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.sink.CountingOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/** Writes the columns of records as row groups of about a given size, then the footer. */
final class RowGroups {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROWS_MAX = 100_000;

    private final Columns columns;
    private final List<LeafColumn> leaves;
    private final PagePacking packing;
    private final long bytesPerGroup;
    private final CountingOutput out;
    private final List<RowGroup> groups = new ArrayList<>();
    private final List<ColumnPages> chunks = new ArrayList<>();
    private long rows;
    private long rowsInGroup;
    private long bytesInGroup;

    RowGroups(Columns columns, Compression compression, long bytesPerGroup, CountingOutput out) throws IOException {
        this.columns = columns;
        this.leaves = columns.leaves();
        this.packing = new PagePacking(compression);
        this.bytesPerGroup = bytesPerGroup;
        this.out = out;
        out.write(MAGIC);
        begin();
    }

    private void begin() {
        rowsInGroup = 0;
        bytesInGroup = 0;
        chunks.clear();
        leaves.forEach(leaf -> chunks.add(new ColumnPages(leaf, packing)));
    }

    /**
     * Adds records.
     *
     * @param parts what they hold, in the order of the columns
     * @param bytes how many they take before compression
     */
    void add(List<ColumnPart> parts, int records, long bytes) throws IOException {
        for (int i = 0; i < parts.size(); i++) {
            chunks.get(i).add(parts.get(i));
        }
        rows += records;
        rowsInGroup += records;
        bytesInGroup += bytes;
        if (bytesInGroup >= bytesPerGroup || rowsInGroup >= ROWS_MAX) {
            end();
        }
    }

    private void end() throws IOException {
        long start = out.count();
        List<ColumnChunk> written = new ArrayList<>();
        long plain = 0;
        for (ColumnPages chunk : chunks) {
            ColumnChunk each = chunk.writeTo(out);
            plain += each.getMeta_data().getTotal_uncompressed_size();
            written.add(each);
        }
        RowGroup finished = new RowGroup(written, plain, rowsInGroup);
        finished.setFile_offset(start);
        finished.setTotal_compressed_size(out.count() - start);
        groups.add(finished);
        begin();
    }

    void finish() throws IOException {
        if (rowsInGroup > 0) {
            end();
        }
        FileMetaData footer = new FileMetaData(1, columns.elements(), rows, groups);
        footer.setCreated_by("tuneset version 1");
        long start = out.count();
        Util.writeFileMetaData(footer, out);
        int length = Math.toIntExact(out.count() - start);
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .array());
        out.write(MAGIC);
    }
}
