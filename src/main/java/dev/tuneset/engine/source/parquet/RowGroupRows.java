package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.typed.RowUnderWay;
import java.util.function.LongConsumer;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The rows of one row group, in order. */
final class RowGroupRows {
    private final Columns columns;
    private final RowUnderWay underWay = new RowUnderWay();
    private final RecordReader<@Nullable Object[]> reader;
    private long row;
    private long left;

    /** What all row groups of a file have in common. */
    record Columns(
            ParquetFile file,
            MessageType type,
            Schema schema,
            @Nullable String createdBy) {}

    /**
     * @param before how many rows of the file come before it
     * @param read told of the bytes that are read
     */
    RowGroupRows(Columns columns, RowGroup group, long before, LongConsumer read) {
        this.columns = columns;
        this.row = before;
        this.left = group.getNum_rows();
        MessageColumnIO tree = new ColumnIOFactory(columns.createdBy()).getColumnIO(columns.type());
        RowGroupPages pages =
                new RowGroupPages(columns.file(), group, tree.getLeaves().size(), read);
        this.reader = tree.getRecordReader(pages, new RowMaterializer(columns.type(), new Converters(underWay)));
    }

    /** How many rows are still to come. */
    long left() {
        return left;
    }

    ReadRow next() {
        left--;
        @Nullable Object[] values = reader.read();
        Place place = new Place(columns.file().name(), ++row, 0);
        return underWay.end(columns.schema(), values, place);
    }
}
