package dev.tuneset.engine.sink.parquet;

import io.airlift.compress.Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.util.Locale;
import org.apache.parquet.format.CompressionCodec;
import org.jspecify.annotations.Nullable;

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

    /** What compresses whole blocks in memory; {@code null} where nothing does. */
    @Nullable
    Compressor compressor() {
        return switch (this) {
            case SNAPPY -> new SnappyCompressor();
            case ZSTD -> new ZstdCompressor();
            case NONE, GZIP -> null;
        };
    }
}
