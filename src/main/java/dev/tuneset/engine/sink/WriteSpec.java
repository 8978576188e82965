package dev.tuneset.engine.sink;

import dev.tuneset.engine.sink.parquet.Compression;
import dev.tuneset.engine.sink.parquet.ParquetSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The recipe's {@code write:} section.
 *
 * @param bom CSV: whether the file starts with a byte order mark, which Excel wants
 * @param neutralizeFormulas CSV: whether a cell that a spreadsheet would run as a formula gets a leading apostrophe
 * @param compression Parquet: how its pages are compressed
 * @param groupBytes Parquet: bytes after which a row group is ended
 * @param shards when a file is ended and the next begun; {@code null} for one file a split
 */
public record WriteSpec(
        As as,
        boolean bom,
        boolean neutralizeFormulas,
        Compression compression,
        long groupBytes,
        @Nullable Shards shards) {
    public static final WriteSpec JSONL = new WriteSpec(As.JSONL, false, false);

    /** File types, named as in a recipe. */
    public enum As {
        JSONL,
        JSON,
        CSV,
        PARQUET;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * When a shard is full: one of the two, the other is 0.
     *
     * @param rows how many records it holds
     * @param bytes how many bytes its records take before compression; the record that reaches them is its last
     */
    public record Shards(long rows, long bytes) {
        public Shards {
            if (rows < 0 || bytes < 0 || (rows > 0) == (bytes > 0)) {
                throw new IllegalArgumentException("a shard has a number of rows or of bytes: " + rows + ", " + bytes);
            }
        }

        boolean isFull(long records, long written) {
            return rows > 0 ? records >= rows : written >= bytes;
        }
    }

    public WriteSpec(As as, boolean bom, boolean neutralizeFormulas) {
        this(as, bom, neutralizeFormulas, Compression.SNAPPY, ParquetSink.BYTES_PER_GROUP, null);
    }

    public WriteSpec withShards(@Nullable Shards changed) {
        return new WriteSpec(as, bom, neutralizeFormulas, compression, groupBytes, changed);
    }

    /** Opens a sink on a file that does not exist yet. */
    public RecordSink open(Path file) throws IOException {
        return open(file, new SharedColumns());
    }

    /** Opens a sink on a file that does not exist yet, whose columns are those of all files opened with {@code columns}. */
    RecordSink open(Path file, SharedColumns columns) throws IOException {
        return switch (as) {
            case JSONL -> new JsonlSink(file);
            case JSON -> new JsonSink(file);
            case CSV -> new CsvSink(file, bom, neutralizeFormulas, columns);
            case PARQUET -> new ParquetSink(file, compression, groupBytes, columns.parquet());
        };
    }
}
