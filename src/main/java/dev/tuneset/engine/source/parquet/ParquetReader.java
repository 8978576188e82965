package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a Parquet file: one page of each column is in memory at a time, whatever the size of the row groups.
 *
 * <p>Lists become lists, structs and maps become maps, texts that are not UTF-8 and dates that do not exist become bad rows.
 * A file that is damaged, encrypted or beyond the limits is refused with a {@link TunesetException}, never with anything else.
 */
public final class ParquetReader implements RowReader {
    private final ParquetFile file;
    private final RowUnderWay underWay = new RowUnderWay();
    private final List<RowGroup> groups;
    private final MessageColumnIO columns;
    private final MessageType type;
    private final Schema schema;
    private final long rows;
    private @Nullable RecordReader<@Nullable Object[]> reader;
    private @Nullable Object[] values = new Object[0];
    private int group;
    private long leftInGroup;
    private long row;
    private long bytesRead;

    /**
     * Opens a file.
     *
     * @param name the file's name as the user knows it
     */
    public static ParquetReader open(Path path, String name) throws IOException {
        ParquetFile file = new ParquetFile(path, name);
        try {
            return guarded(name, "footer", () -> new ParquetReader(file));
        } catch (TunesetException e) {
            file.close();
            throw e;
        }
    }

    private ParquetReader(ParquetFile file) throws IOException {
        this.file = file;
        FileMetaData footer = Footer.read(file);
        this.groups = footer.getRow_groups();
        this.rows = footer.getNum_rows();
        this.type = FileSchema.of(file.name(), footer);
        this.columns = new ColumnIOFactory(footer.isSetCreated_by() ? footer.getCreated_by() : null).getColumnIO(type);
        this.schema = new Schema(type.getFields().stream().map(Type::getName).toList());
        // refuses what cannot be read before the first row is asked for
        new RowMaterializer(type, new Converters(underWay));
        groups.forEach(each -> new RowGroupPages(file, each, columns.getLeaves().size(), count -> {}));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** The number of rows the file says it has. */
    public long rows() {
        return rows;
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        boolean more = guarded(file.name(), "row " + (row + 1), this::advance);
        if (!more) {
            return null;
        }
        Place place = new Place(file.name(), ++row, 0);
        @Nullable Note defect = underWay.defect();
        if (defect != null) {
            return new BadRow(place, defect.reason(), defect.detail(), sketch(values));
        }
        return new Row(schema, values, place);
    }

    /** The row for its report: what could be enormous is only counted. */
    private static String sketch(@Nullable Object[] values) {
        StringJoiner joined = new StringJoiner(", ", "[", "]");
        for (Object value : values) {
            if (value instanceof Collection<?> list) {
                joined.add(list.size() + " values");
            } else if (value instanceof Map<?, ?> struct) {
                joined.add(struct.size() + " fields");
            } else {
                joined.add(String.valueOf(value));
            }
        }
        return joined.toString();
    }

    private boolean advance() {
        while (leftInGroup == 0) {
            if (group == groups.size()) {
                return false;
            }
            RowGroup next = groups.get(group++);
            leftInGroup = next.getNum_rows();
            if (leftInGroup < 0) {
                throw ParquetFailure.corrupt(file.name(), "row group", "it claims " + leftInGroup + " rows");
            }
            if (leftInGroup > 0) {
                // the pages of the group before make room for those of this one
                reader = null;
                values = new Object[0];
                RowMaterializer materializer = new RowMaterializer(type, new Converters(underWay));
                reader = columns.getRecordReader(
                        new RowGroupPages(file, next, columns.getLeaves().size(), count -> bytesRead += count),
                        materializer);
            }
        }
        leftInGroup--;
        values = Objects.requireNonNull(reader).read();
        return true;
    }

    /** The one place where whatever the libraries throw at damaged bytes becomes one sentence with the file's name. */
    @SuppressWarnings("IllegalCatch")
    private static <T> T guarded(String name, String where, Step<T> step) {
        try {
            return step.run();
        } catch (TunesetException refused) {
            throw refused;
        } catch (OutOfMemoryError e) {
            throw ParquetFailure.tooLarge(name, where + " needs more memory than there is")
                    .causedBy(e);
        } catch (IOException | RuntimeException e) {
            throw ParquetFailure.corrupt(name, where, e);
        }
    }

    /** A step that may fail in any way a library can think of. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public long bytesTotal() {
        return file.size();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
