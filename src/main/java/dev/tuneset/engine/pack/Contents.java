package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.DataFile;
import dev.tuneset.engine.sink.parquet.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data of a pack once it is written.
 *
 * @param splits the files of each split, and the keys its records have
 * @param shape what the records have in common
 * @param first the first record; {@code null} when there is none
 * @param labels how many records are labelled true and false
 * @param dates columns of text that hold nothing but dates or times
 * @param late columns of some split that its first 10 MB do not have, or have in another type
 * @param made how it was made, as lines of the dataset card
 */
public record Contents(
        Map<String, Split> splits,
        Shape shape,
        @Nullable Map<String, @Nullable Object> first,
        Map<Boolean, Long> labels,
        List<String> dates,
        List<String> late,
        List<String> made) {
    /** One split. */
    public record Split(List<DataFile> files, Set<String> keys, long bytesOnDisk) {
        long records() {
            return files.stream().mapToLong(DataFile::records).sum();
        }

        long bytes() {
            return files.stream().mapToLong(DataFile::bytes).sum();
        }

        List<String> names() {
            return files.stream().map(DataFile::name).toList();
        }
    }

    Split split(String name) {
        Split split = splits.get(name);
        if (split == null) {
            throw new IllegalArgumentException("no split " + name);
        }
        return split;
    }

    long trained() {
        return splits.containsKey("train") ? split("train").records() : 0;
    }

    /** The keys any record has. */
    boolean hasKey(String key) {
        return splits.values().stream().anyMatch(split -> split.keys().contains(key));
    }

    /** Whether any turn in a column has a key. */
    boolean hasTurnKey(String column, String key) {
        Shape turns = shape.fields().get(column);
        return turns != null && turns.element().fields().containsKey(key);
    }

    /** Splits with records: an empty file is no split to most loaders. */
    Map<String, Split> filled() {
        Map<String, Split> filled = new LinkedHashMap<>();
        splits.forEach((name, split) -> {
            if (split.records() > 0) {
                filled.put(name, split);
            }
        });
        return filled;
    }
}
