package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.arrow.ArrowMessages.ArrowMessage;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.typed.RowUnderWay;
import dev.tuneset.engine.source.typed.TypedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of an Arrow IPC file or stream, as Hugging Face {@code datasets} keeps them on disk and Feather has them: the
 * buffers of one record batch are at hand at a time.
 */
public final class ArrowReader implements RowReader {
    private final String name;
    private final ArrowMessages messages;
    private final Spool spool;
    private final List<Field> fields;
    private final Schema schema;
    private final Dictionaries dictionaries;
    private @Nullable Batch current;
    private long rows;

    /** A record batch as far as its rows have been handed out. */
    private static final class Batch {
        private final List<Column> columns;
        private final int length;
        private final ArrowMessage message;
        private int next;

        Batch(List<Column> columns, int length, ArrowMessage message) {
            this.columns = columns;
            this.length = length;
            this.message = message;
        }

        long bytesRead() {
            return message.position() + (long) (message.length() * ((double) next / length));
        }
    }

    /**
     * Opens a file.
     *
     * @param name the file's name as the user knows it
     * @param spool where long buffers are decompressed
     */
    public static ArrowReader open(Path path, String name, Spool spool) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return TypedFile.ARROW.guarded(
                    name, "schema", () -> new ArrowReader(new ArrowMessages(channel), name, spool));
        } catch (TunesetException e) {
            channel.close();
            throw e;
        }
    }

    private ArrowReader(ArrowMessages messages, String name, Spool spool) {
        this.messages = messages;
        this.name = name;
        this.spool = spool;
        org.apache.arrow.flatbuf.Schema stored = messages.schema();
        if (stored.endianness() != Endianness.Little) {
            throw TypedFile.ARROW.unsupported(name, "numbers with the high byte first");
        }
        this.fields = new FieldTree(name).of(stored);
        this.schema = new Schema(fields.stream().map(Field::name).toList());
        this.dictionaries = new Dictionaries(name, stored);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** The number of rows still to come; reads no further afterwards. */
    long countRows() {
        return TypedFile.ARROW.guarded(name, "batches", messages::countRows);
    }

    @Override
    public @Nullable ReadRow next() {
        Batch batch = batch();
        return batch == null ? null : row(batch, batch.next++, rows++, new RowUnderWay());
    }

    /** Rows whose values are taken out of the buffers by whoever goes through them. */
    @Override
    public @Nullable RowBatch nextBatch() {
        Batch batch = batch();
        if (batch == null) {
            return null;
        }
        int from = batch.next;
        int to = Math.min(batch.length, from + BATCH_ROWS);
        long before = rows;
        batch.next = to;
        rows += to - from;
        return () -> {
            RowUnderWay row = new RowUnderWay();
            List<ReadRow> read = new ArrayList<>(to - from);
            for (int i = from; i < to; i++) {
                read.add(row(batch, i, before + i - from, row));
            }
            return read;
        };
    }

    private ReadRow row(Batch batch, int index, long before, RowUnderWay row) {
        return TypedFile.ARROW.guarded(name, "row " + (before + 1), () -> {
            @Nullable Object[] values = new Object[batch.columns.size()];
            row.begin();
            for (int i = 0; i < values.length; i++) {
                values[i] = batch.columns.get(i).value(index, row);
            }
            return row.end(schema, values, new Place(name, before + 1, 0));
        });
    }

    /** The batch that has the next row; {@code null} at the end. */
    private @Nullable Batch batch() {
        while (current == null || current.next == current.length) {
            Optional<Batch> next = TypedFile.ARROW.guarded(name, "batch from row " + (rows + 1), this::nextRecords);
            if (next.isEmpty()) {
                return null;
            }
            current = next.get();
        }
        return current;
    }

    private Optional<Batch> nextRecords() throws IOException {
        for (ArrowMessage message = messages.next(); message != null; message = messages.next()) {
            short version = message.head().version();
            if (message.head().headerType() == MessageHeader.DictionaryBatch) {
                DictionaryBatch batch = (DictionaryBatch) message.head().header(new DictionaryBatch());
                dictionaries.add(batch, messages.body(message), version, spool);
            } else if (message.isBatch()) {
                return Optional.of(records(message, version));
            }
        }
        return Optional.empty();
    }

    private Batch records(ArrowMessage message, short version) throws IOException {
        RecordBatch batch = (RecordBatch) message.head().header(new RecordBatch());
        int length = Math.toIntExact(batch.length());
        if (length < 0) {
            throw new IOException("a batch claims " + length + " rows");
        }
        BatchColumns columns =
                new BatchColumns(name, new BatchBuffers(batch, messages.body(message), spool), dictionaries, version);
        List<Column> built = new ArrayList<>();
        for (Field field : fields) {
            built.add(columns.column(field, Objects.requireNonNullElse(field.name(), "")));
        }
        return new Batch(built, length, message);
    }

    @Override
    public long bytesRead() {
        return current == null || current.next == current.length ? messages.position() : current.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return messages.size();
    }

    @Override
    public void close() throws IOException {
        messages.close();
    }
}
