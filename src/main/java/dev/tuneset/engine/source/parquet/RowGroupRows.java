package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
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
        @Nullable Note defect = underWay.defect();
        if (defect != null) {
            return new BadRow(place, defect.reason(), defect.detail(), sketch(values));
        }
        return new Row(columns.schema(), values, place);
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
}
