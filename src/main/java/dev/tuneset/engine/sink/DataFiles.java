package dev.tuneset.engine.sink;

import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.sink.parquet.ParquetSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data files of one dataset: for each split one file, or shards. All of them have the same columns. Whole once closed;
 * not thread-safe.
 */
public final class DataFiles implements Closeable {
    /** About what the rows of one batch take. */
    private static final int ENCODED_BYTES = RowReader.BATCH_BYTES + (1 << 14);

    private final Map<String, SplitFiles> splits = new LinkedHashMap<>();
    private final SharedColumns columns = new SharedColumns();
    private final WriteSpec write;
    private final boolean keepsEmpty;

    /**
     * Begins the files of all splits; a split that gets no record has an empty file all the same.
     *
     * @param folder where they go
     * @param stems split to place and name below the folder, without ending: {@code data/train}
     */
    public DataFiles(Path folder, WriteSpec write, Map<String, String> stems) throws IOException {
        this(folder, write, stems, true);
    }

    /** @param keepsEmpty whether a split that gets no record has a file all the same */
    public DataFiles(Path folder, WriteSpec write, Map<String, String> stems, boolean keepsEmpty) throws IOException {
        this.write = write;
        this.keepsEmpty = keepsEmpty;
        for (Map.Entry<String, String> split : stems.entrySet()) {
            splits.put(split.getKey(), new SplitFiles(folder, split.getValue(), write, columns));
        }
    }

    public void write(String split, Map<String, @Nullable Object> record) throws IOException {
        Objects.requireNonNull(splits.get(split), split).write(record);
    }

    /** Writes a record that an {@link #encoder} has encoded. */
    public void write(String split, Map<String, @Nullable Object> record, ByteBuffer encoded) throws IOException {
        Objects.requireNonNull(splits.get(split), split).write(record, encoded);
    }

    /** A fresh encoder, for any thread; {@code null} when the file type has nothing to gain by it. */
    public @Nullable RecordEncoder encoder() {
        return switch (write.as()) {
            case JSONL, JSON -> new JsonBytes(ENCODED_BYTES);
            case PARQUET -> ParquetSink.encoder();
            case CSV -> null;
        };
    }

    /** Whether all records of a split so far lie in its first file. */
    public boolean isOneFile(String split) {
        return Objects.requireNonNull(splits.get(split), split).isOneFile();
    }

    /** The files of a split, in order; complete once closed. */
    public List<DataFile> files(String split) {
        return Objects.requireNonNull(splits.get(split), split).files();
    }

    /** What had to be written otherwise than it was; complete once closed. */
    public List<ColumnNote> notes() {
        return columns.notes();
    }

    @Override
    public void close() throws IOException {
        for (SplitFiles files : splits.values()) {
            files.last();
        }
        for (SplitFiles files : splits.values()) {
            files.close(keepsEmpty);
        }
    }
}
