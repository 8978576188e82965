package dev.tuneset.dataset;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.quality.Profiler;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.FileFacts;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.store.RowStoreWriter;
import dev.tuneset.files.FileStore;
import dev.tuneset.job.Job;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file row by row into a row store. */
@Singleton
final class Importer {
    /** How often progress is told and a cancellation seen. */
    private static final int ROWS_PER_CHECK = 512;

    /** How often the space left on the disk is asked for. */
    private static final long BYTES_PER_SPACE_CHECK = 16L << 20;

    private final Sources sources;
    private final FileStore files;

    Importer(Sources sources, FileStore files) {
        this.sources = sources;
        this.files = files;
    }

    /**
     * What to read and where to.
     *
     * @param file the bytes
     * @param name the file's name as the user knows it
     * @param options complete
     * @param target the folder that the rows will be in
     */
    record Order(Path file, String name, SourceOptions options, Path target) {}

    Imported run(Order order, Job job) {
        try (RowReader reader = sources.open(order.file(), order.name(), order.options());
                RowStoreWriter writer = new RowStoreWriter(order.target(), reader.schema())) {
            Profiler profiler = new Profiler(reader.schema());
            List<FileFacts> files = sources.files(order.file(), order.name(), order.options());
            FilesRead.Count count = files.isEmpty() ? null : new FilesRead.Count();
            copy(reader, new Takers(writer, profiler, count), job);
            if (writer.rows() + writer.badRows() == 0) {
                throw noRows(order.name());
            }
            writer.finish();
            new Profile(profiler.rows(), profiler.profiles()).write(order.target());
            if (count != null) {
                count.of(files).write(order.target());
            }
            return new Imported(reader.schema().columns(), writer.rows(), writer.badRows());
        } catch (IOException e) {
            throw unreadable(order.name(), e);
        }
    }

    /** What every row is given to. */
    private record Takers(RowStoreWriter writer, Profiler profiler, FilesRead.@Nullable Count count) {
        void take(ReadRow row) throws IOException {
            writer.append(row);
            if (row instanceof Row good) {
                profiler.add(good);
            }
            if (count != null) {
                count.add(row.place().source(), row instanceof Row);
            }
        }
    }

    private void copy(RowReader reader, Takers takers, Job job) throws IOException {
        RowStoreWriter writer = takers.writer();
        long nextSpaceCheck = 0;
        int untilCheck = 0;
        for (ReadRow row = reader.next(); row != null; row = reader.next()) {
            takers.take(row);
            if (--untilCheck <= 0) {
                untilCheck = ROWS_PER_CHECK;
                tell(reader, writer, job);
                if (reader.bytesRead() >= nextSpaceCheck) {
                    files.requireSpace(0);
                    nextSpaceCheck = reader.bytesRead() + BYTES_PER_SPACE_CHECK;
                }
            }
        }
        tell(reader, writer, job);
    }

    private static void tell(RowReader reader, RowStoreWriter writer, Job job) {
        job.checkCancelled();
        job.report(writer.rows() + writer.badRows(), writer.badRows(), reader.bytesRead(), reader.bytesTotal());
    }

    static TunesetException noRows(String name) {
        return new TunesetException(
                Problem.EMPTY_SOURCE,
                "no_rows",
                name + " holds no rows. If its first line is data and no header, set the header rows to 0.",
                name);
    }

    static TunesetException unreadable(String name, IOException cause) {
        return new TunesetException(
                        Problem.UNREADABLE_SOURCE,
                        "read_failed",
                        name + " could not be read to its end. Check that the file is whole, and upload it again.",
                        name)
                .causedBy(cause);
    }
}
