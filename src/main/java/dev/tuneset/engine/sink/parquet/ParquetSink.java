package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.sink.ColumnNote;
import dev.tuneset.engine.sink.CountingOutput;
import dev.tuneset.engine.sink.RecordEncoder;
import dev.tuneset.engine.sink.RecordSink;
import dev.tuneset.engine.sink.SummedFile;
import dev.tuneset.engine.work.InOrder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as nested Parquet. The type of a column is what all its values have in common (integers and doubles:
 * double; values of several types: each as JSON text), so records wait in a temporary file beside the target until the sink
 * is closed. The target appears when it is whole, and not at all when writing it fails.
 */
public final class ParquetSink implements RecordSink {
    /** About as much memory as one row group takes while it is written. */
    public static final long BYTES_PER_GROUP = 32L << 20;

    private final Path file;
    private final Compression compression;
    private final long bytesPerGroup;
    private final RowSpill spill;
    private final Shape records;
    private @Nullable SummedFile summed;
    private final RecordBytes alone = new RecordBytes();
    private boolean closed;

    public ParquetSink(Path file) throws IOException {
        this(file, Compression.SNAPPY, BYTES_PER_GROUP);
    }

    /**
     * Begins a file that does not exist yet.
     *
     * @param bytesPerGroup bytes after which a row group is ended
     */
    public ParquetSink(Path file, Compression compression, long bytesPerGroup) throws IOException {
        this(file, compression, bytesPerGroup, Shape.ofRecords());
    }

    /**
     * Begins a file that does not exist yet.
     *
     * @param records learns what is written; files that share it have the same schema, when all of their records are
     *     written before the first is closed
     */
    public ParquetSink(Path file, Compression compression, long bytesPerGroup, Shape records) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        this.file = file;
        this.compression = compression;
        this.bytesPerGroup = bytesPerGroup;
        this.records = records;
        this.spill = new RowSpill(sibling(".rows"), bytesPerGroup);
    }

    private Path sibling(String suffix) {
        return file.resolveSibling("." + file.getFileName() + suffix);
    }

    @Override
    public void write(Map<String, @Nullable Object> row) throws IOException {
        write(row, alone.encode(row));
    }

    /** Makes records ready for {@link #write(Map, ByteBuffer)}. */
    public static RecordEncoder encoder() {
        return new RecordBytes();
    }

    @Override
    public void write(Map<String, @Nullable Object> row, ByteBuffer encoded) throws IOException {
        records.add(row);
        spill.write(encoded);
    }

    /** What had to be written otherwise than it was, one English sentence each; complete once the sink is closed. */
    public List<String> notes() {
        return records.notes().stream().map(ColumnNote::detail).toList();
    }

    @Override
    public long bytes() {
        return spill.bytes();
    }

    @Override
    public @Nullable String sha256() {
        return summed == null ? null : summed.sha256();
    }

    @Override
    public void last() throws IOException {
        spill.rest();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        Path part = sibling(".part");
        try (spill) {
            writeAll(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private record Written(RowSpill.Block block, List<ColumnPart> parts) {}

    private void writeAll(Path part) throws IOException {
        Columns columns = new Columns(records);
        List<LeafColumn> leaves = columns.leaves();
        Queue<RecordColumns> idle = new ConcurrentLinkedQueue<>();
        try (CountingOutput out = new CountingOutput(sum(part));
                RowSpill.Reading rows = spill.read()) {
            RowGroups groups = new RowGroups(columns, compression, bytesPerGroup, out);
            Iterator<RowSpill.Block> blocks = rows.blocks().iterator();
            InOrder.run(
                    () -> blocks.hasNext() ? columns(rows, blocks.next(), leaves, idle) : null,
                    written -> groups.add(
                            written.parts(),
                            written.block().rows(),
                            written.block().length()));
            groups.finish();
        }
    }

    /** @param idle makers of columns that nobody uses, to be used again */
    private InOrder.Piece<Written> columns(
            RowSpill.Reading rows, RowSpill.Block block, List<LeafColumn> leaves, Queue<RecordColumns> idle) {
        Callable<Written> work = () -> {
            RecordColumns maker =
                    Objects.requireNonNullElseGet(idle.poll(), () -> new RecordColumns(records, leaves, compression));
            Written written = new Written(block, maker.read(rows, block));
            idle.add(maker);
            return written;
        };
        return new InOrder.Piece<>(work, block.length());
    }

    private SummedFile sum(Path part) throws IOException {
        summed = new SummedFile(part);
        return summed;
    }
}
