package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.sink.CountingOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * The compressed pages of one column until its row group is written. Values that come again and again stand once in a
 * dictionary; as soon as they do not any more, the rest of the column stands as it is.
 */
final class ColumnPages {
    private static final int PAGE_BYTES = 1 << 20;
    private static final int PAGE_VALUES = 1 << 18;
    private static final int DICTIONARY_BYTES_MAX = 1 << 20;

    private final LeafColumn leaf;
    private final PagePacking packing;
    private final List<Page> pages = new ArrayList<>();
    private final Map<Distinct.Entry, Integer> entries = new HashMap<>();
    private final Bytes dictionary = new Bytes(0);
    private final ColumnValues pending = new ColumnValues();
    private int[] ids = new int[0];
    private boolean asIs;
    private boolean anyAsIs;
    private long values;
    private long nulls;

    ColumnPages(LeafColumn leaf, PagePacking packing) {
        this.leaf = leaf;
        this.packing = packing;
    }

    void add(ColumnPart part) throws IOException {
        values += part.count();
        nulls += part.nulls();
        ColumnValues column = part.values();
        if (column == null) {
            asIs();
            end();
            anyAsIs = true;
            pages.add(Objects.requireNonNull(part.page()));
            return;
        }
        Distinct distinct = asIs ? null : part.distinct();
        if (distinct != null && fits(distinct)) {
            addToDictionary(column, distinct);
            return;
        }
        asIs();
        pending.add(column);
        if (pending.values().size() >= PAGE_BYTES || pending.count() >= PAGE_VALUES) {
            end();
        }
    }

    /** From here on values stand as they are. */
    private void asIs() throws IOException {
        if (!asIs) {
            end();
            asIs = true;
        }
    }

    private boolean fits(Distinct distinct) {
        long more = dictionary.size();
        for (Distinct.Entry entry : distinct.entries()) {
            more += entries.containsKey(entry) ? 0 : entry.bytes().length;
        }
        return more <= DICTIONARY_BYTES_MAX;
    }

    private void addToDictionary(ColumnValues column, Distinct distinct) throws IOException {
        int[] places = new int[distinct.entries().size()];
        for (int i = 0; i < places.length; i++) {
            Distinct.Entry entry = distinct.entries().get(i);
            @Nullable Integer known = entries.putIfAbsent(entry, entries.size());
            places[i] = known == null ? entries.size() - 1 : known;
            if (known == null) {
                dictionary.put(entry.bytes(), 0, entry.bytes().length);
            }
        }
        int at = pending.count() - pending.nulls();
        int[] more = distinct.ids();
        if (at + more.length > ids.length) {
            ids = Arrays.copyOf(ids, Bytes.grown(at, more.length));
        }
        for (int i = 0; i < more.length; i++) {
            ids[at + i] = places[more[i]];
        }
        pending.levels(column);
        if (pending.count() >= PAGE_VALUES) {
            end();
        }
    }

    /** Makes a page of the values that wait. */
    private void end() throws IOException {
        if (pending.count() == 0) {
            return;
        }
        boolean none = asIs || entries.isEmpty();
        anyAsIs |= none;
        pages.add(none ? packing.page(leaf, pending) : packing.page(leaf, pending, ids, entries.size()));
        pending.clear();
    }

    /** Writes the pages and answers where they are. */
    ColumnChunk writeTo(CountingOutput out) throws IOException {
        end();
        long start = out.count();
        long plain = 0;
        if (!entries.isEmpty()) {
            Page page = packing.dictionary(entries.size(), dictionary);
            plain += page.plain();
            page.writeTo(out);
        }
        long firstPage = out.count();
        for (Page page : pages) {
            plain += page.plain();
            page.writeTo(out);
        }
        ColumnMetaData chunk = new ColumnMetaData(
                Columns.physical(leaf.physical()),
                encodings(),
                List.of(leaf.column().getPath()),
                packing.compression().codec(),
                values,
                plain,
                out.count() - start,
                firstPage);
        if (!entries.isEmpty()) {
            chunk.setDictionary_page_offset(start);
        }
        Statistics statistics = new Statistics();
        statistics.setNull_count(nulls);
        chunk.setStatistics(statistics);
        ColumnChunk whole = new ColumnChunk(start);
        whole.setMeta_data(chunk);
        return whole;
    }

    private List<Encoding> encodings() {
        List<Encoding> encodings = new ArrayList<>(List.of(Encoding.RLE));
        if (anyAsIs || !entries.isEmpty()) {
            encodings.add(Encoding.PLAIN);
        }
        if (!entries.isEmpty()) {
            encodings.add(Encoding.RLE_DICTIONARY);
        }
        return encodings;
    }
}
