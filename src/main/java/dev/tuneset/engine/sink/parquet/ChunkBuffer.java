package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.sink.CountingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/** Holds the compressed pages of one column until its row group is written. */
final class ChunkBuffer implements PageWriter {
    private final ColumnDescriptor column;
    private final Compression compression;
    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private final Set<org.apache.parquet.format.Encoding> encodings = new LinkedHashSet<>();
    private long values;
    private long nulls;
    private long plainBytes;

    ChunkBuffer(ColumnDescriptor column, Compression compression) {
        this.column = column;
        this.compression = compression;
    }

    @Override
    @SuppressWarnings("deprecation") // asked for by the interface, no longer called
    public void writePage(
            BytesInput bytes,
            int valueCount,
            Statistics<?> statistics,
            Encoding repetition,
            Encoding definition,
            Encoding value)
            throws IOException {
        writePage(bytes, valueCount, valueCount, statistics, repetition, definition, value);
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int valueCount,
            int rowCount,
            Statistics<?> statistics,
            Encoding repetition,
            Encoding definition,
            Encoding value)
            throws IOException {
        DataPageHeader data = new DataPageHeader(valueCount, wire(value), wire(definition), wire(repetition));
        append(pages, bytes, PageType.DATA_PAGE, header -> header.setData_page_header(data));
        values += valueCount;
        nulls += Math.max(0, statistics.getNumNulls());
    }

    /** The overload that is called: sizes and places on a map are not kept. */
    @Override
    public void writePage(
            BytesInput bytes,
            int valueCount,
            int rowCount,
            Statistics<?> statistics,
            SizeStatistics sizes,
            GeospatialStatistics places,
            Encoding repetition,
            Encoding definition,
            Encoding value)
            throws IOException {
        writePage(bytes, valueCount, rowCount, statistics, repetition, definition, value);
    }

    @Override
    public void writePageV2(
            int rowCount,
            int nullCount,
            int valueCount,
            BytesInput repetitionLevels,
            BytesInput definitionLevels,
            Encoding dataEncoding,
            BytesInput data,
            Statistics<?> statistics) {
        throw new IllegalStateException("pages of the second version are not written");
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        DictionaryPageHeader data = new DictionaryPageHeader(page.getDictionarySize(), wire(page.getEncoding()));
        append(dictionary, page.getBytes(), PageType.DICTIONARY_PAGE, header -> header.setDictionary_page_header(data));
    }

    private org.apache.parquet.format.Encoding wire(Encoding encoding) {
        org.apache.parquet.format.Encoding wire = org.apache.parquet.format.Encoding.valueOf(encoding.name());
        encodings.add(wire);
        return wire;
    }

    private void append(ByteArrayOutputStream out, BytesInput bytes, PageType type, Consumer<PageHeader> fill)
            throws IOException {
        ByteArrayOutputStream collected = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
        bytes.writeAllTo(collected);
        byte[] plain = collected.toByteArray();
        byte[] packed = compression.compress(plain);
        PageHeader header = new PageHeader(type, plain.length, packed.length);
        fill.accept(header);
        CRC32 crc = new CRC32();
        crc.update(packed);
        header.setCrc((int) crc.getValue());
        int before = out.size();
        Util.writePageHeader(header, out);
        plainBytes += out.size() - before + plain.length;
        out.write(packed);
    }

    /** Writes the pages and answers where they are. */
    ColumnChunk writeTo(CountingOutput out) throws IOException {
        long start = out.count();
        dictionary.writeTo(out);
        long firstPage = out.count();
        pages.writeTo(out);
        ColumnMetaData chunk = new ColumnMetaData(
                Columns.physical(column.getPrimitiveType().getPrimitiveTypeName()),
                new ArrayList<>(encodings),
                List.of(column.getPath()),
                compression.codec(),
                values,
                plainBytes,
                out.count() - start,
                firstPage);
        if (dictionary.size() > 0) {
            chunk.setDictionary_page_offset(start);
        }
        org.apache.parquet.format.Statistics statistics = new org.apache.parquet.format.Statistics();
        statistics.setNull_count(nulls);
        chunk.setStatistics(statistics);
        ColumnChunk whole = new ColumnChunk(start);
        whole.setMeta_data(chunk);
        return whole;
    }

    @Override
    public long getMemSize() {
        return pages.size();
    }

    @Override
    public long allocatedSize() {
        return pages.size();
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + pages.size();
    }
}
