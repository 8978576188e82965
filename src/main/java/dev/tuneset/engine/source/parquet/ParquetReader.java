package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.typed.RowUnderWay;
import dev.tuneset.engine.source.typed.TypedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
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
    /** Row groups up to these limits are read whole, by whichever thread has time. */
    private static final long WHOLE_BYTES = 4L << 20;

    private static final long WHOLE_VALUES = 1 << 18;
    private static final long WHOLE_ROWS = 1 << 13;

    private final ParquetFile file;
    private final RowGroupRows.Columns columns;
    private final List<RowGroup> groups;
    private final long rows;
    private @Nullable RowGroupRows current;
    private @Nullable ReadRow last;
    private int group;
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
            return TypedFile.PARQUET.guarded(name, "footer", () -> new ParquetReader(file));
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
        MessageType type = FileSchema.of(file.name(), footer);
        Schema schema = new Schema(type.getFields().stream().map(Type::getName).toList());
        this.columns =
                new RowGroupRows.Columns(file, type, schema, footer.isSetCreated_by() ? footer.getCreated_by() : null);
        // refuses what cannot be read before the first row is asked for
        new RowMaterializer(type, new Converters(new RowUnderWay()));
        int leaves = type.getColumns().size();
        groups.forEach(each -> new RowGroupPages(file, each, leaves, count -> {}));
    }

    @Override
    public Schema schema() {
        return columns.schema();
    }

    /** The number of rows the file says it has. */
    public long rows() {
        return rows;
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        boolean more = TypedFile.PARQUET.guarded(file.name(), "row " + (row + 1), this::advance);
        return more ? last : null;
    }

    private boolean advance() {
        while (current == null || current.left() == 0) {
            RowGroup next = nextGroup();
            if (next == null) {
                return false;
            }
            group++;
            current = new RowGroupRows(columns, next, row, count -> bytesRead += count);
        }
        last = current.next();
        row++;
        return true;
    }

    /** The next row group that has rows. */
    private @Nullable RowGroup nextGroup() {
        while (group < groups.size()) {
            RowGroup next = groups.get(group);
            if (next.getNum_rows() < 0) {
                throw TypedFile.PARQUET.corrupt(file.name(), "row group", "it claims " + next.getNum_rows() + " rows");
            }
            if (next.getNum_rows() > 0) {
                return next;
            }
            group++;
        }
        return null;
    }

    /** A whole row group where it is small, else the next rows of a large one. */
    @Override
    public @Nullable RowBatch nextBatch() throws IOException {
        if (current == null || current.left() == 0) {
            RowGroup next = nextGroup();
            if (next != null && isSmall(next)) {
                return whole(next);
            }
        }
        List<ReadRow> batch = new ArrayList<>();
        long end = bytesRead + BATCH_BYTES;
        do {
            ReadRow next = next();
            if (next == null) {
                break;
            }
            batch.add(next);
        } while (batch.size() < BATCH_ROWS
                && bytesRead <= end
                && Objects.requireNonNull(current).left() > 0);
        return batch.isEmpty() ? null : () -> batch;
    }

    private static boolean isSmall(RowGroup group) {
        long bytes = 0;
        long values = 0;
        for (ColumnChunk chunk : group.getColumns()) {
            bytes += Math.max(0, chunk.getMeta_data().getTotal_uncompressed_size());
            values += Math.max(0, chunk.getMeta_data().getNum_values());
        }
        return bytes <= WHOLE_BYTES && values <= WHOLE_VALUES && group.getNum_rows() <= WHOLE_ROWS;
    }

    private RowBatch whole(RowGroup whole) {
        long before = row;
        row += whole.getNum_rows();
        group++;
        for (ColumnChunk chunk : whole.getColumns()) {
            long bytes = chunk.getMeta_data().getTotal_compressed_size();
            bytesRead += Math.max(0, Math.min(bytes, file.size() - bytesRead));
        }
        return () -> rows(whole, before);
    }

    private List<ReadRow> rows(RowGroup whole, long before) throws IOException {
        List<ReadRow> batch = new ArrayList<>(Math.toIntExact(whole.getNum_rows()));
        return TypedFile.PARQUET.guarded(file.name(), "rows from " + (before + 1), () -> {
            RowGroupRows next = new RowGroupRows(columns, whole, before, count -> {});
            while (next.left() > 0) {
                batch.add(next.next());
            }
            return batch;
        });
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
