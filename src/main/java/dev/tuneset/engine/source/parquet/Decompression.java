package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.TypedFile;
import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.brotli.dec.BrotliInputStream;

/**
 * Turns the stored bytes of a page into its values' bytes, with pure Java decoders.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/Compression.md">the codecs</a>
 */
final class Decompression {
    /** Pages this small need no plausibility check. */
    private static final int UNCHECKED = 1 << 20;

    private static final int HADOOP_HEADER = 8;

    private final String file;
    private final CompressionCodec codec;

    Decompression(String file, CompressionCodec codec) {
        this.file = file;
        this.codec = codec;
    }

    byte[] decompress(byte[] stored, int offset, int length, int size) throws IOException {
        refuseImplausible(length, size);
        return switch (codec) {
            case UNCOMPRESSED -> copy(stored, offset, length, size);
            case SNAPPY -> block(new SnappyDecompressor(), stored, offset, length, size);
            case ZSTD -> block(new ZstdDecompressor(), stored, offset, length, size);
            case LZ4_RAW -> block(new Lz4Decompressor(), stored, offset, length, size);
            case LZ4 -> hadoopLz4(stored, offset, length, size);
            case GZIP -> stream(new GZIPInputStream(new ByteArrayInputStream(stored, offset, length)), size);
            case BROTLI -> stream(new BrotliInputStream(new ByteArrayInputStream(stored, offset, length)), size);
            case LZO -> throw TypedFile.PARQUET.unsupported(file, "the LZO compression");
        };
    }

    /** A few bytes that claim to be many would take memory before the decoder could notice. */
    private void refuseImplausible(int length, int size) throws IOException {
        long ratio = switch (codec) {
            case UNCOMPRESSED -> 1;
            case SNAPPY -> 64;
            case LZ4, LZ4_RAW, LZO -> 256;
            case GZIP -> 1_100;
            case ZSTD, BROTLI -> 50_000;
        };
        if (size < 0 || (size > UNCHECKED && size / ratio > length)) {
            throw new IOException(length + " " + codec + " bytes cannot become " + size);
        }
    }

    private static byte[] copy(byte[] stored, int offset, int length, int size) throws IOException {
        byte[] bytes = new byte[size];
        checkSize(length, size);
        System.arraycopy(stored, offset, bytes, 0, size);
        return bytes;
    }

    private static byte[] block(Decompressor decoder, byte[] stored, int offset, int length, int size)
            throws IOException {
        byte[] bytes = new byte[size];
        if (size > 0 || length > 0) {
            checkSize(decoder.decompress(stored, offset, length, bytes, 0, size), size);
        }
        return bytes;
    }

    /** The first LZ4 codec: blocks behind two lengths as Hadoop wrote them, or (as others understood it) one raw block. */
    private static byte[] hadoopLz4(byte[] stored, int offset, int length, int size) throws IOException {
        byte[] bytes = new byte[size];
        int done = 0;
        int at = offset;
        int end = offset + length;
        while (end - at > HADOOP_HEADER) {
            ByteBuffer header = ByteBuffer.wrap(stored, at, HADOOP_HEADER);
            int plain = header.getInt();
            int packed = header.getInt();
            at += HADOOP_HEADER;
            if (plain < 0 || plain > size - done || packed < 0 || packed > end - at) {
                return block(new Lz4Decompressor(), stored, offset, length, size);
            }
            try {
                checkSize(new Lz4Decompressor().decompress(stored, at, packed, bytes, done, plain), plain);
            } catch (MalformedInputException raw) {
                return block(new Lz4Decompressor(), stored, offset, length, size);
            }
            at += packed;
            done += plain;
        }
        return done == size ? bytes : block(new Lz4Decompressor(), stored, offset, length, size);
    }

    private static byte[] stream(InputStream in, int size) throws IOException {
        try (in) {
            byte[] bytes = in.readNBytes(size);
            checkSize(in.read() < 0 ? bytes.length : bytes.length + 1, size);
            return bytes;
        }
    }

    private static void checkSize(int found, int expected) throws IOException {
        if (found != expected) {
            throw new IOException("a page holds " + found + " bytes instead of " + expected);
        }
    }
}
