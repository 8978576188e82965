package dev.tuneset.engine.source;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.Unwrapping.WrappedFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads files one after another as one source. With more than one, the columns are those of all files, and one more,
 * {@value #SOURCE_FILE}, says which file a row came from.
 */
final class WrappedReader implements RowReader {
    static final String SOURCE_FILE = "source_file";

    private final List<WrappedFile> files;
    private final Opening opening;
    private final Closeable wrapped;
    private final boolean many;
    private final Schema schema;
    private int next;
    private long row;
    private long bytesReadBefore;
    private @Nullable RowReader reader;
    private int[] columns = new int[0];

    /** Opens the reader for one file. */
    @FunctionalInterface
    interface Opening {
        RowReader open(SourceFile file) throws IOException;
    }

    WrappedReader(List<WrappedFile> files, Opening opening, Closeable wrapped) throws IOException {
        this.files = files;
        this.opening = opening;
        this.wrapped = wrapped;
        this.many = files.size() > 1;
        if (many) {
            this.schema = union();
        } else {
            this.schema = advance().schema();
        }
    }

    private Schema union() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (WrappedFile file : files) {
            try (RowReader each = opening.open(file.open())) {
                names.addAll(each.schema().columns());
            } catch (TunesetException e) {
                if (e.problem() != Problem.EMPTY_SOURCE) {
                    throw e;
                }
            }
        }
        String source = SOURCE_FILE;
        for (int n = 2; names.contains(source); n++) {
            source = SOURCE_FILE + "_" + n;
        }
        List<String> all = new ArrayList<>(names);
        all.add(source);
        return new Schema(all);
    }

    private RowReader advance() throws IOException {
        RowReader opened = opening.open(files.get(next++).open());
        reader = opened;
        if (many) {
            columns =
                    opened.schema().columns().stream().mapToInt(schema::indexOf).toArray();
        }
        return opened;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        while (true) {
            RowReader current = reader;
            ReadRow read = current == null ? null : current.next();
            if (read != null) {
                return many ? placed(read) : read;
            }
            if (current != null) {
                bytesReadBefore += current.bytesRead();
                current.close();
                reader = null;
            }
            if (!openNext()) {
                return null;
            }
        }
    }

    /** False at the end; a file without rows among others is passed over. */
    private boolean openNext() throws IOException {
        while (next < files.size()) {
            try {
                advance();
                return true;
            } catch (TunesetException e) {
                if (e.problem() != Problem.EMPTY_SOURCE) {
                    throw e;
                }
            }
        }
        return false;
    }

    private ReadRow placed(ReadRow read) {
        String file = files.get(next - 1).name();
        Place place = new Place(file, ++row, read.place().line());
        if (read instanceof BadRow bad) {
            return new BadRow(place, bad.reason(), bad.detail(), bad.raw());
        }
        Row found = (Row) read;
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            values[columns[i]] = found.value(i);
        }
        values[values.length - 1] = file;
        return new Row(schema, values, place);
    }

    @Override
    public long bytesRead() {
        return bytesReadBefore + (reader == null ? 0 : reader.bytesRead());
    }

    /** Unknown for what is packed: only the packed size is known beforehand. */
    @Override
    public long bytesTotal() {
        return reader == null || many ? -1 : Math.max(reader.bytesTotal(), -1);
    }

    @Override
    public void close() throws IOException {
        try {
            if (reader != null) {
                reader.close();
            }
        } finally {
            wrapped.close();
        }
    }
}
