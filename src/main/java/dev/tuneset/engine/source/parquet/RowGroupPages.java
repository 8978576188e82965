package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.TypedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;

/** The columns of one row group. */
final class RowGroupPages implements PageReadStore {
    private final ParquetFile file;
    private final RowGroup group;
    private final LongConsumer read;
    private final Map<List<String>, ColumnMetaData> columns = new HashMap<>();

    RowGroupPages(ParquetFile file, RowGroup group, int leaves, LongConsumer read) {
        this.file = file;
        this.group = group;
        this.read = read;
        if (group.getColumnsSize() != leaves) {
            throw TypedFile.PARQUET.corrupt(
                    file.name(), "row group", "it has " + group.getColumnsSize() + " columns instead of " + leaves);
        }
        for (ColumnChunk chunk : group.getColumns()) {
            if (chunk.isSetCrypto_metadata() || !chunk.isSetMeta_data()) {
                throw ParquetFailure.encrypted(file.name());
            }
            if (chunk.isSetFile_path() && !chunk.getFile_path().isEmpty()) {
                throw TypedFile.PARQUET.unsupported(file.name(), "columns in other files");
            }
            ColumnMetaData column = chunk.getMeta_data();
            columns.put(column.getPath_in_schema(), column);
        }
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor descriptor) {
        ColumnMetaData column = columns.get(List.of(descriptor.getPath()));
        if (column == null) {
            throw TypedFile.PARQUET.corrupt(
                    file.name(), "row group", "column " + String.join(".", descriptor.getPath()) + " is missing");
        }
        return new ChunkPages(file, column, descriptor.getMaxRepetitionLevel(), read);
    }

    @Override
    public long getRowCount() {
        return group.getNum_rows();
    }
}
