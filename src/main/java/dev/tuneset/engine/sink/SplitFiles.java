package dev.tuneset.engine.sink;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of one split, in one file or in shards named as Hugging Face names them once their number is known. */
final class SplitFiles {
    /** Five digits count them. */
    private static final int SHARDS_MAX = 99_999;

    private final Path folder;
    private final String stem;
    private final WriteSpec write;
    private final SharedColumns columns;
    private final List<Open> begun = new ArrayList<>();
    private final List<DataFile> files = new ArrayList<>();
    private boolean closed;

    /** A shard and the sink that fills it. */
    private static final class Open {
        private final String name;
        private final RecordSink sink;
        private long records;

        Open(String name, RecordSink sink) {
            this.name = name;
            this.sink = sink;
        }
    }

    SplitFiles(Path folder, String stem, WriteSpec write, SharedColumns columns) throws IOException {
        this.folder = folder;
        this.stem = stem;
        this.write = write;
        this.columns = columns;
        Files.createDirectories(parentOf(folder.resolve(stem)));
        begin();
    }

    void write(Map<String, @Nullable Object> record) throws IOException {
        Open current = current();
        current.sink.write(record);
        current.records++;
    }

    void write(Map<String, @Nullable Object> record, ByteBuffer encoded) throws IOException {
        Open current = current();
        current.sink.write(record, encoded);
        current.records++;
    }

    /** The shard that takes the next record. */
    private Open current() throws IOException {
        Open current = begun.get(begun.size() - 1);
        WriteSpec.Shards shards = write.shards();
        if (shards != null && current.records > 0 && shards.isFull(current.records, current.sink.bytes())) {
            current.sink.last();
            return begin();
        }
        return current;
    }

    private Open begin() throws IOException {
        if (begun.size() == SHARDS_MAX) {
            throw new TunesetException(
                            Problem.LIMIT_REACHED,
                            "too_many_shards",
                            "The split needs more than " + SHARDS_MAX + " shards. Let each hold more.",
                            SHARDS_MAX)
                    .inField("write.shards");
        }
        String name = write.shards() == null ? stem : String.format(Locale.ROOT, "%s-%05d", stem, begun.size());
        Open fresh = new Open(name, write.open(folder.resolve(name + ending()), columns));
        begun.add(fresh);
        return fresh;
    }

    boolean isOneFile() {
        return begun.size() == 1;
    }

    List<DataFile> files() {
        return List.copyOf(files);
    }

    /** No more records come. */
    void last() throws IOException {
        begun.get(begun.size() - 1).sink.last();
    }

    /** @param keepsEmpty whether a file without records stays */
    void close(boolean keepsEmpty) throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        for (Open one : begun) {
            one.sink.close();
            if (one.records == 0 && !keepsEmpty) {
                Files.delete(folder.resolve(one.name + ending()));
                continue;
            }
            String name =
                    (write.shards() == null ? stem : one.name + String.format(Locale.ROOT, "-of-%05d", begun.size()))
                            + ending();
            if (write.shards() != null) {
                Files.move(folder.resolve(one.name + ending()), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
            files.add(new DataFile(name, one.records, one.sink.bytes(), one.sink.sha256()));
        }
    }

    private String ending() {
        return "." + write.as().name().toLowerCase(Locale.ROOT);
    }

    private static Path parentOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
