package dev.tuneset.engine.quality;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a column is like.
 *
 * @param missing rows without a value: null or not a number
 * @param blank rows with text of nothing but white space
 * @param distinct different values, missing and blank ones not counted
 * @param distinctExact whether {@code distinct} is counted; otherwise it is an estimate with a standard error of 1.6 %
 * @param topValues the most frequent values of at most 200 characters, at most 10 of them
 * @param topExact whether every value was counted; otherwise values that came late may be missing
 * @param lengths characters of texts, or items of lists
 * @param numbers values of a column of numbers, written as text or not
 * @param earliest first date of a column of dates, as text; those of texts in the order of their letters
 * @param latest last date
 */
public record ColumnProfile(
        String column,
        Type type,
        long rows,
        long missing,
        long blank,
        long distinct,
        boolean distinctExact,
        List<ValueCount> topValues,
        boolean topExact,
        @Nullable Histogram lengths,
        @Nullable Histogram numbers,
        @Nullable String earliest,
        @Nullable String latest) {
    public ColumnProfile {
        topValues = List.copyOf(topValues);
    }

    /** What kind of values a column holds; texts count as what they stand for. */
    public enum Type {
        /** Text of few different values: at most 10, or at most 1,000 that make no more than 20 % of the rows. */
        LABEL,
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        DATE,
        LIST,
        STRUCT,
        BYTES,
        MIXED,
        /** No value at all. */
        EMPTY;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Rows with a value. */
    public long present() {
        return rows - missing - blank;
    }

    /** Whether the values are few enough to be shown as bars and to serve as answers of a classification. */
    public boolean isLabelLike() {
        return type == Type.LABEL
                || type == Type.BOOLEAN
                || (type == Type.INTEGER && topExact && distinct <= 10 && distinct < present());
    }
}
