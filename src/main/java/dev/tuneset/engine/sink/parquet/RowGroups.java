package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.sink.CountingOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.impl.ColumnWriteStoreV1;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** Writes records as row groups of about a given size, then the footer. */
final class RowGroups {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECK_EVERY = 64;
    private static final int ROWS_MAX = 100_000;

    private final Shape records;
    private final Columns columns;
    private final Compression compression;
    private final long bytesPerGroup;
    private final CountingOutput out;
    private final List<RowGroup> groups = new ArrayList<>();
    private @Nullable Group group;
    private long rows;

    RowGroups(Shape records, Compression compression, long bytesPerGroup, CountingOutput out) throws IOException {
        this.records = records;
        this.columns = new Columns(records);
        this.compression = compression;
        this.bytesPerGroup = bytesPerGroup;
        this.out = out;
        out.write(MAGIC);
    }

    void write(Map<String, @Nullable Object> row) throws IOException {
        Group current = group == null ? new Group() : group;
        group = current;
        current.write(row);
        rows++;
        if (current.isFull()) {
            current.finish();
            group = null;
        }
    }

    void finish() throws IOException {
        if (group != null) {
            group.finish();
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

    /** The row group that is being filled. */
    private final class Group {
        private final Map<ColumnDescriptor, ChunkBuffer> chunks = new LinkedHashMap<>();
        private final ColumnWriteStoreV1 store;
        private final RecordWriter writer;
        private long count;

        Group() {
            for (ColumnDescriptor column : columns.type().getColumns()) {
                chunks.put(column, new ChunkBuffer(column, compression));
            }
            store = new ColumnWriteStoreV1(
                    columns.type(),
                    chunks::get,
                    ParquetProperties.builder().withPageSize(1 << 20).build());
            writer = new RecordWriter(
                    records,
                    chunks.keySet().stream().map(store::getColumnWriter).iterator());
        }

        void write(Map<String, @Nullable Object> row) {
            writer.write(row);
            store.endRecord();
            count++;
        }

        boolean isFull() {
            return count >= ROWS_MAX
                    || (count % CHECK_EVERY == 0 && store.getBufferedSize() + packed() > bytesPerGroup);
        }

        private long packed() {
            return chunks.values().stream().mapToLong(ChunkBuffer::getMemSize).sum();
        }

        void finish() throws IOException {
            store.close();
            long start = out.count();
            List<ColumnChunk> written = new ArrayList<>();
            long plain = 0;
            for (ChunkBuffer chunk : chunks.values()) {
                ColumnChunk each = chunk.writeTo(out);
                plain += each.getMeta_data().getTotal_uncompressed_size();
                written.add(each);
            }
            RowGroup finished = new RowGroup(written, plain, count);
            finished.setFile_offset(start);
            finished.setTotal_compressed_size(out.count() - start);
            groups.add(finished);
        }
    }
}
