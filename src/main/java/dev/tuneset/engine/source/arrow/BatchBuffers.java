package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.source.spool.Spool;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Hands out the nodes and buffers of a record batch in the order in which its fields take them, decompressed. */
final class BatchBuffers {
    private static final long RAW = -1;
    private static final int UNCHECKED = 1 << 20;
    private static final int LZ4_RATIO = 256;
    private static final int ZSTD_RATIO = 50_000;

    /** Longer buffers are decompressed into a temporary file, whatever the heap. */
    private static final int HEAP_MAX = 8 << 20;

    private final RecordBatch batch;
    private final ByteBuffer body;
    private final Spool spool;
    private final @Nullable BodyCompression compression;
    private int node;
    private int buffer;
    private int variadic;

    /** @param spool where long buffers are decompressed */
    BatchBuffers(RecordBatch batch, ByteBuffer body, Spool spool) {
        this.batch = batch;
        this.body = body;
        this.spool = spool;
        this.compression = batch.compression();
    }

    /** The length of the next field in this batch. */
    int nextLength() throws IOException {
        int length = peekLength();
        node++;
        return length;
    }

    int peekLength() throws IOException {
        FieldNode next = batch.nodes(node);
        if (next == null) {
            throw new IOException("a batch has fewer columns than the schema");
        }
        return Math.toIntExact(next.length());
    }

    /** How many buffers of data the next field of views has. */
    int nextVariadic() {
        return Math.toIntExact(batch.variadicBufferCounts(variadic++));
    }

    ByteBuffer next() throws IOException {
        Buffer at = batch.buffers(buffer++);
        if (at == null) {
            throw new IOException("a batch has fewer buffers than its columns need");
        }
        long end = Math.addExact(at.offset(), at.length());
        if (at.offset() < 0 || at.length() < 0 || end > body.limit()) {
            throw new EOFException();
        }
        ByteBuffer stored = body.slice((int) at.offset(), (int) at.length()).order(ByteOrder.LITTLE_ENDIAN);
        return compression == null || !stored.hasRemaining() ? stored : decompress(stored, compression.codec());
    }

    private ByteBuffer decompress(ByteBuffer stored, byte codec) throws IOException {
        long size = stored.getLong(0);
        ByteBuffer packed =
                stored.slice(Long.BYTES, stored.limit() - Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (size == RAW) {
            return packed;
        }
        boolean zstd = codec == CompressionType.ZSTD;
        if (size < 0
                || size > Integer.MAX_VALUE
                || (size > UNCHECKED && size / (zstd ? ZSTD_RATIO : LZ4_RATIO) > packed.limit())) {
            throw new IOException(packed.limit() + " bytes cannot become " + size);
        }
        try (InputStream in = zstd
                ? new ZstdInputStream(new BufferInput(packed))
                : new FramedLZ4CompressorInputStream(new BufferInput(packed))) {
            return (size <= HEAP_MAX ? onHeap(in, (int) size) : onDisk(in, size)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static ByteBuffer onHeap(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes);
    }

    private ByteBuffer onDisk(InputStream in, long size) throws IOException {
        try (FileChannel out = FileChannel.open(
                spool.temporary(),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            byte[] block = new byte[1 << 16];
            long done = 0;
            while (done < size) {
                int read = in.read(block, 0, (int) Math.min(block.length, size - done));
                if (read < 0) {
                    throw new EOFException();
                }
                ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
                while (bytes.hasRemaining()) {
                    done += out.write(bytes);
                }
            }
            // the mapping outlives the file's name
            return out.map(FileChannel.MapMode.READ_ONLY, 0, size);
        }
    }

    /** The bytes of a buffer as a stream. */
    private static final class BufferInput extends InputStream {
        private final ByteBuffer bytes;

        BufferInput(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int count = Math.min(length, bytes.remaining());
            if (count == 0 && length > 0) {
                return -1;
            }
            bytes.get(into, offset, count);
            return count;
        }
    }
}
