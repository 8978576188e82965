package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.TypedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** The pages of one column in one row group, read one at a time: one page is all that is ever held. */
final class ChunkPages implements PageReader {
    private static final int PAGE_BYTES_MAX = 1 << 30;

    private final String file;
    private final ColumnMetaData column;
    private final Decompression decompression;
    private final ChunkInput in;
    private final LongConsumer read;
    private final long fileSize;
    private @Nullable PageHeader peeked;
    private final int levelMax;
    private long valuesLeft;
    private boolean first = true;

    ChunkPages(ParquetFile file, ColumnMetaData column, int levelMax, LongConsumer read) {
        this.file = file.name();
        this.column = column;
        this.decompression = new Decompression(file.name(), column.getCodec());
        this.in = new ChunkInput(file, start(column));
        this.read = read;
        this.fileSize = file.size();
        this.levelMax = levelMax;
        this.valuesLeft = column.getNum_values();
    }

    private static long start(ColumnMetaData column) {
        long dictionary = column.isSetDictionary_page_offset() ? column.getDictionary_page_offset() : 0;
        long values = column.getData_page_offset();
        // some writers leave a zero where there is no dictionary, others do not tell of the one they wrote first
        return dictionary > 0 && dictionary < values ? dictionary : values;
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        try {
            PageHeader header = header();
            if (header.getType() != PageType.DICTIONARY_PAGE) {
                peeked = header;
                return null;
            }
            DictionaryPageHeader dictionary = header.getDictionary_page_header();
            int values = dictionary.getNum_values();
            byte[] bytes = body(header, header.getCompressed_page_size());
            BytesInput plain = BytesInput.from(
                    decompression.decompress(bytes, 0, bytes.length, header.getUncompressed_page_size()));
            if (values < 0 || (values > plain.size() * 8 && values > 1)) {
                throw new IOException("a dictionary of " + plain.size() + " bytes claims " + values + " values");
            }
            return new DictionaryPage(
                    plain, values, Encoding.valueOf(dictionary.getEncoding().name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long getTotalValueCount() {
        return column.getNum_values();
    }

    @Override
    public @Nullable DataPage readPage() {
        try {
            while (valuesLeft > 0) {
                PageHeader header = header();
                if (header.isSetData_page_header()
                        && header.getData_page_header().getNum_values() != 0) {
                    return pageV1(header, header.getData_page_header());
                }
                if (header.isSetData_page_header_v2()
                        && header.getData_page_header_v2().getNum_values() != 0) {
                    return pageV2(header, header.getData_page_header_v2());
                }
                // an index, or a page without values, which Arrow may write at the end of nested columns
                body(header, header.getCompressed_page_size());
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PageHeader header() throws IOException {
        if (peeked != null) {
            PageHeader header = peeked;
            peeked = null;
            return header;
        }
        if (in.position() < 0 || in.position() >= fileSize) {
            throw new IOException("a page is said to start at byte " + in.position() + " of " + fileSize);
        }
        long from = in.position();
        PageHeader header = Util.readPageHeader(in);
        read.accept(in.position() - from);
        return header;
    }

    private byte[] body(PageHeader header, int length) throws IOException {
        if (header.getUncompressed_page_size() > PAGE_BYTES_MAX) {
            throw TypedFile.PARQUET.tooLarge(
                    file, "one page has " + header.getUncompressed_page_size() + " bytes, limit " + PAGE_BYTES_MAX);
        }
        byte[] bytes = in.body(length);
        read.accept(length);
        if (header.isSetCrc()) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if ((int) crc.getValue() != header.getCrc()) {
                throw new IOException("the checksum of a page does not match");
            }
        }
        return bytes;
    }

    private DataPage pageV1(PageHeader header, DataPageHeader page) throws IOException {
        count(page.getNum_values());
        byte[] bytes = body(header, header.getCompressed_page_size());
        int size = header.getUncompressed_page_size();
        byte[] plain = decompression.decompress(bytes, 0, bytes.length, size);
        Encoding repetition =
                Encoding.valueOf(page.getRepetition_level_encoding().name());
        if (first) {
            first = false;
            FirstLevel.mustBeZeroV1(plain, repetition, levelMax);
        }
        return new DataPageV1(
                BytesInput.from(plain),
                page.getNum_values(),
                size,
                null,
                repetition,
                Encoding.valueOf(page.getDefinition_level_encoding().name()),
                Encoding.valueOf(page.getEncoding().name()));
    }

    private DataPage pageV2(PageHeader header, DataPageHeaderV2 page) throws IOException {
        count(page.getNum_values());
        byte[] bytes = body(header, header.getCompressed_page_size());
        int repetition = page.getRepetition_levels_byte_length();
        int definition = page.getDefinition_levels_byte_length();
        if (repetition < 0 || definition < 0 || (long) repetition + definition > bytes.length) {
            throw new IOException("the levels of a page are longer than the page");
        }
        if (first) {
            first = false;
            FirstLevel.mustBeZeroV2(bytes, repetition, levelMax);
        }
        int levels = repetition + definition;
        int stored = bytes.length - levels;
        int size = header.getUncompressed_page_size() - levels;
        boolean compressed = page.isIs_compressed() && stored > 0;
        BytesInput values = compressed
                ? BytesInput.from(decompression.decompress(bytes, levels, stored, size))
                : BytesInput.from(bytes, levels, stored);
        return DataPageV2.uncompressed(
                page.getNum_rows(),
                page.getNum_nulls(),
                page.getNum_values(),
                BytesInput.from(bytes, 0, repetition),
                BytesInput.from(bytes, repetition, definition),
                Encoding.valueOf(page.getEncoding().name()),
                values,
                null);
    }

    private void count(int values) throws IOException {
        if (values < 0 || values > valuesLeft) {
            throw new IOException("a page claims " + values + " values where " + valuesLeft + " are left");
        }
        valuesLeft -= values;
    }
}
