package dev.tuneset.engine.sink.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/**
 * A page as it stands in the file.
 *
 * @param head its header
 * @param body what follows
 * @param plain how many bytes header and body would take without compression
 */
record Page(Bytes head, Bytes body, long plain) {
    private static final int ROOM = 64;

    /** A page of values, each as it is. */
    static Page of(LeafColumn leaf, ColumnValues column, Compression compression) throws IOException {
        Bytes plain = new Bytes(column.values().size() + column.count() / 2 + ROOM);
        leaf.writeLevels(column, plain);
        if (leaf.isFlags()) {
            plain.putBits(column.values());
        } else {
            plain.put(column.values().array(), 0, column.values().size());
        }
        return data(column.count(), Encoding.PLAIN, plain, compression);
    }

    /** A page of values that a dictionary of so many entries holds. */
    static Page of(LeafColumn leaf, ColumnValues column, int[] ids, int entries, Compression compression)
            throws IOException {
        Bytes plain = new Bytes(column.count() + ROOM);
        leaf.writeLevels(column, plain);
        LeafColumn.writeIds(ids, column.count() - column.nulls(), entries, plain);
        return data(column.count(), Encoding.RLE_DICTIONARY, plain, compression);
    }

    /** The entries of a dictionary. */
    static Page ofDictionary(int entries, Bytes values, Compression compression) throws IOException {
        PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, values.size(), 0);
        header.setDictionary_page_header(new DictionaryPageHeader(entries, Encoding.PLAIN));
        return packed(header, values, compression);
    }

    private static Page data(int count, Encoding encoding, Bytes plain, Compression compression) throws IOException {
        PageHeader header = new PageHeader(PageType.DATA_PAGE, plain.size(), 0);
        header.setData_page_header(new DataPageHeader(count, encoding, Encoding.RLE, Encoding.RLE));
        return packed(header, plain, compression);
    }

    private static Page packed(PageHeader header, Bytes plain, Compression compression) throws IOException {
        Bytes packed = compression.compress(plain);
        CRC32 crc = new CRC32();
        crc.update(packed.array(), 0, packed.size());
        header.setCompressed_page_size(packed.size());
        header.setCrc((int) crc.getValue());
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        Util.writePageHeader(header, head);
        return new Page(new Bytes(head.toByteArray(), head.size()), packed, (long) head.size() + plain.size());
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(head.array(), 0, head.size());
        out.write(body.array(), 0, body.size());
    }
}
