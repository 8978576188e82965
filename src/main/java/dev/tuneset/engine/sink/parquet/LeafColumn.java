package dev.tuneset.engine.sink.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * How the values of a column stand in its pages.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/Encodings.md">encodings</a>
 */
record LeafColumn(ColumnDescriptor column) {
    private static final int SLAB = 1 << 10;
    private static final int SLAB_MAX = 1 << 16;

    boolean isFlags() {
        return physical() == PrimitiveTypeName.BOOLEAN;
    }

    PrimitiveTypeName physical() {
        return column.getPrimitiveType().getPrimitiveTypeName();
    }

    /** Bytes of each value; 0 where it stands behind its length. */
    int width() {
        return switch (physical()) {
            case BOOLEAN -> 1;
            case INT32, FLOAT -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case BINARY -> 0;
            case INT96, FIXED_LEN_BYTE_ARRAY -> throw new IllegalStateException("not written: " + physical());
        };
    }

    /** Writes the levels of values as they stand at the beginning of a page. */
    void writeLevels(ColumnValues values, Bytes out) throws IOException {
        write(values.repetitions(), values.count(), column.getMaxRepetitionLevel(), out);
        write(values.definitions(), values.count(), column.getMaxDefinitionLevel(), out);
    }

    private static void write(byte[] levels, int count, int max, Bytes out) throws IOException {
        if (max == 0) {
            return;
        }
        try (RunLengthBitPackingHybridEncoder runs = runs(width(max))) {
            for (int i = 0; i < count; i++) {
                runs.writeInt(levels[i]);
            }
            out.putSized(bytes(runs));
        }
    }

    /** Appends numbers below {@code limit}, behind the width of each. */
    static void writeIds(int[] ids, int count, int limit, Bytes out) throws IOException {
        int width = Math.max(1, width(limit - 1));
        out.put(width);
        try (RunLengthBitPackingHybridEncoder runs = runs(width)) {
            for (int i = 0; i < count; i++) {
                runs.writeInt(ids[i]);
            }
            byte[] bytes = bytes(runs);
            out.put(bytes, 0, bytes.length);
        }
    }

    private static byte[] bytes(RunLengthBitPackingHybridEncoder runs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        runs.toBytes().writeAllTo(bytes);
        return bytes.toByteArray();
    }

    private static int width(int max) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(max);
    }

    private static RunLengthBitPackingHybridEncoder runs(int width) {
        return new RunLengthBitPackingHybridEncoder(width, SLAB, SLAB_MAX, HeapByteBufferAllocator.getInstance());
    }
}
