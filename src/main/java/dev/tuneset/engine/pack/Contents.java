package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.DataFile;
import dev.tuneset.engine.sink.parquet.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data of a pack once it is written.
 *
 * @param splits the files of each split, and the keys its records have
 * @param shape what the records have in common
 * @param first the first record; {@code null} when there is none
 * @param labels how many records are labelled true and false
 * @param dates columns of text that hold nothing but dates or times
 * @param late columns of some split that the first 10 MB of its first file do not have, or have in another type
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
    private static final Set<String> MEDIA = Set.of("images", "image", "videos", "video", "audios", "audio");

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

    /** Paths of columns whose values have several types, in JSON: {@code meta.score}. */
    List<String> mixed() {
        List<String> paths = new ArrayList<>();
        mixed(shape, "", paths);
        return paths;
    }

    private static void mixed(Shape shape, String path, List<String> paths) {
        boolean verbatim = shape.kind() == Shape.Kind.VERBATIM && !shape.isAllText() && !shape.isAllJson();
        if (shape.isMixed() || verbatim) {
            paths.add(path);
        } else if (shape.kind() == Shape.Kind.LIST) {
            mixed(shape.element(), path, paths);
        } else if (shape.kind() == Shape.Kind.STRUCT) {
            shape.fields().forEach((name, field) -> mixed(field, path.isEmpty() ? name : path + "." + name, paths));
        }
    }

    /** Columns with pictures, sound or films, or with messages of parts. */
    List<String> media() {
        List<String> media = new ArrayList<>();
        shape.fields().forEach((name, column) -> {
            if (MEDIA.contains(name) && isFilled(column)) {
                media.add(name);
            }
            if (column.kind() == Shape.Kind.LIST && isParts(column.element())) {
                media.add(name);
            }
        });
        return media;
    }

    private static boolean isFilled(Shape column) {
        Shape value = column.kind() == Shape.Kind.LIST ? column.element() : column;
        return value.kind() != Shape.Kind.NOTHING;
    }

    private static boolean isParts(Shape turn) {
        Shape content = turn.fields().get("content");
        return content != null && content.kind() != Shape.Kind.TEXT && content.kind() != Shape.Kind.NOTHING;
    }

    /** The split to watch while training: validation, else test; {@code null} when neither has a record. */
    @Nullable
    String evaluation() {
        Map<String, Split> filled = filled();
        return Stream.of("validation", "test")
                .filter(filled::containsKey)
                .findFirst()
                .orElse(null);
    }

    /** Splits with records; the others have no file. */
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
