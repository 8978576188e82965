package dev.tuneset.engine.sink.parquet;

import io.airlift.compress.Compressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** Makes compressed pages one after the other, in the same memory. Used by one thread. */
final class PagePacking {
    private final Compression compression;
    private final @Nullable Compressor compressor;
    private final Bytes plain = new Bytes(0);
    private byte[] room = new byte[0];

    PagePacking(Compression compression) {
        this.compression = compression;
        this.compressor = compression.compressor();
    }

    Compression compression() {
        return compression;
    }

    /** A page of values, each as it is. */
    Page page(LeafColumn leaf, ColumnValues column) throws IOException {
        plain.clear();
        leaf.writeLevels(column, plain);
        if (leaf.isFlags()) {
            plain.putBits(column.values());
        } else {
            plain.put(column.values().array(), 0, column.values().size());
        }
        return page(column.count(), Encoding.PLAIN);
    }

    /** A page of values that a dictionary of so many entries holds. */
    Page page(LeafColumn leaf, ColumnValues column, int[] ids, int entries) throws IOException {
        plain.clear();
        leaf.writeLevels(column, plain);
        LeafColumn.writeIds(ids, column.count() - column.nulls(), entries, plain);
        return page(column.count(), Encoding.RLE_DICTIONARY);
    }

    private Page page(int count, Encoding encoding) throws IOException {
        PageHeader header = new PageHeader(PageType.DATA_PAGE, plain.size(), 0);
        header.setData_page_header(new DataPageHeader(count, encoding, Encoding.RLE, Encoding.RLE));
        return packed(header);
    }

    /** The entries of a dictionary. */
    Page dictionary(int entries, Bytes values) throws IOException {
        plain.clear();
        plain.put(values.array(), 0, values.size());
        PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, plain.size(), 0);
        header.setDictionary_page_header(new DictionaryPageHeader(entries, Encoding.PLAIN));
        return packed(header);
    }

    private Page packed(PageHeader header) throws IOException {
        Bytes packed = compressed();
        CRC32 crc = new CRC32();
        crc.update(packed.array(), 0, packed.size());
        header.setCompressed_page_size(packed.size());
        header.setCrc((int) crc.getValue());
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        Util.writePageHeader(header, head);
        return new Page(new Bytes(head.toByteArray(), head.size()), packed, (long) head.size() + plain.size());
    }

    private Bytes compressed() throws IOException {
        if (compressor != null) {
            int most = compressor.maxCompressedLength(plain.size());
            room = room.length < most ? new byte[most] : room;
            return copy(room, compressor.compress(plain.array(), 0, plain.size(), room, 0, room.length));
        }
        return compression == Compression.GZIP ? gzip() : copy(plain.array(), plain.size());
    }

    private static Bytes copy(byte[] bytes, int length) {
        return new Bytes(Arrays.copyOf(bytes, length), length);
    }

    private Bytes gzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.size() / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain.array(), 0, plain.size());
        }
        return new Bytes(packed.toByteArray(), packed.size());
    }
}
