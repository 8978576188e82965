package dev.tuneset.engine.sink.parquet;

import org.jspecify.annotations.Nullable;

/**
 * What some records hold in one column: a page where it is long enough for one, else its values.
 *
 * @param distinct the different values, where they are few
 */
record ColumnPart(
        int count,
        int nulls,
        @Nullable ColumnValues values,
        @Nullable Distinct distinct,
        @Nullable Page page) {
    static ColumnPart of(ColumnValues values, @Nullable Distinct distinct) {
        return new ColumnPart(values.count(), values.nulls(), values, distinct, null);
    }

    static ColumnPart of(ColumnValues values, Page page) {
        return new ColumnPart(values.count(), values.nulls(), null, null, page);
    }
}
