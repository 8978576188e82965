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

    byte[] compress(byte[] plain) {
        return switch (this) {
            case NONE -> plain;
            case SNAPPY -> compress(new SnappyCompressor(), plain);
            case ZSTD -> compress(new ZstdCompressor(), plain);
            case GZIP -> gzip(plain);
        };
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] compress(Compressor compressor, byte[] plain) {
        byte[] packed = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(packed, compressor.compress(plain, 0, plain.length, packed, 0, packed.length));
    }
}
