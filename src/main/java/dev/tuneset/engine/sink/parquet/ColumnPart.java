package dev.tuneset.engine.sink.parquet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What some records hold in one column.
 *
 * @param distinct its different values, where they are few
 * @param page a page of it, where it is long enough for one
 */
record ColumnPart(
        ColumnValues column,
        @Nullable Distinct distinct,
        @Nullable Page page) {
    /** Shorter parts share a page. */
    private static final int PAGE_BYTES = 1 << 16;

    static ColumnPart of(LeafColumn leaf, ColumnValues column, Compression compression) throws IOException {
        Distinct distinct = leaf.isFlags() ? null : Distinct.of(column, leaf.width());
        boolean whole = distinct == null && column.values().size() >= PAGE_BYTES;
        return new ColumnPart(column, distinct, whole ? Page.of(leaf, column, compression) : null);
    }
}
