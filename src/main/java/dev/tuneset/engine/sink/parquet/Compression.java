package dev.tuneset.engine.sink.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.CompressionCodec;

/** How the pages of a Parquet file are compressed. */
public enum Compression {
    NONE,
    SNAPPY,
    ZSTD,
    GZIP;

    /** The name in a recipe. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    CompressionCodec codec() {
        return switch (this) {
            case NONE -> CompressionCodec.UNCOMPRESSED;
            case SNAPPY -> CompressionCodec.SNAPPY;
            case ZSTD -> CompressionCodec.ZSTD;
            case GZIP -> CompressionCodec.GZIP;
        };
    }

    Bytes compress(Bytes plain) {
        return switch (this) {
            case NONE -> plain;
            case SNAPPY -> compress(new SnappyCompressor(), plain);
            case ZSTD -> compress(new ZstdCompressor(), plain);
            case GZIP -> gzip(plain);
        };
    }

    private static Bytes gzip(Bytes plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.size() / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain.array(), 0, plain.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bytes(packed.toByteArray(), packed.size());
    }

    private static Bytes compress(Compressor compressor, Bytes plain) {
        byte[] room = new byte[compressor.maxCompressedLength(plain.size())];
        int packed = compressor.compress(plain.array(), 0, plain.size(), room, 0, room.length);
        return new Bytes(Arrays.copyOf(room, packed), packed);
    }
}
