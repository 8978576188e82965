package dev.tuneset.engine.sink.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.util.Arrays;
import org.apache.parquet.format.CompressionCodec;

/** How the pages of a Parquet file are compressed. */
public enum Compression {
    NONE,
    SNAPPY,
    ZSTD;

    CompressionCodec codec() {
        return switch (this) {
            case NONE -> CompressionCodec.UNCOMPRESSED;
            case SNAPPY -> CompressionCodec.SNAPPY;
            case ZSTD -> CompressionCodec.ZSTD;
        };
    }

    byte[] compress(byte[] plain) {
        return switch (this) {
            case NONE -> plain;
            case SNAPPY -> compress(new SnappyCompressor(), plain);
            case ZSTD -> compress(new ZstdCompressor(), plain);
        };
    }

    private static byte[] compress(Compressor compressor, byte[] plain) {
        byte[] packed = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(packed, compressor.compress(plain, 0, plain.length, packed, 0, packed.length));
    }
}
