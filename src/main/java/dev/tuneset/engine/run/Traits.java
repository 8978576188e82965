package dev.tuneset.engine.run;

import dev.tuneset.engine.pack.Contents;
import dev.tuneset.engine.sink.parquet.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the records of a run have in common, learned record by record; bounded by the number of columns. */
final class Traits {
    /** What the JSON reader of Arrow takes for a timestamp. */
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?(?:Z|[+-]\\d{2}(?::?\\d{2})?)?)?");

    private static final int DATE_LENGTH_MAX = 25;

    private final Shape shape = Shape.ofRecords();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<Boolean, Long> labels = new HashMap<>();
    private final Map<String, Boolean> onlyDates = new LinkedHashMap<>();
    private final Map<String, FirstLook> looks = new LinkedHashMap<>();
    private @Nullable Map<String, @Nullable Object> first;

    /**
     * Takes a record.
     *
     * @param length that of its line of JSON; 0 when it is written otherwise
     * @param firstFile whether it lies in the first file of its split
     */
    void add(String split, Map<String, @Nullable Object> record, int length, boolean firstFile) {
        if (first == null) {
            first = record;
        }
        shape.add(record);
        looks.computeIfAbsent(split, name -> new FirstLook()).add(record, length, firstFile);
        keys.computeIfAbsent(split, name -> new LinkedHashSet<>()).addAll(record.keySet());
        record.forEach((column, value) -> {
            if (value instanceof String text) {
                boolean date =
                        text.length() <= DATE_LENGTH_MAX && DATE.matcher(text).matches();
                onlyDates.merge(column, date, Boolean::logicalAnd);
            } else if (value instanceof Boolean flag && column.equals("label")) {
                labels.merge(flag, 1L, Long::sum);
            }
        });
    }

    Set<String> keys(String split) {
        return keys.getOrDefault(split, Set.of());
    }

    Contents contents(Map<String, Contents.Split> splits, List<String> made) {
        List<String> dates = new ArrayList<>();
        onlyDates.forEach((column, only) -> {
            if (only) {
                dates.add(column);
            }
        });
        Set<String> late = new LinkedHashSet<>();
        looks.values().forEach(look -> late.addAll(look.late()));
        return new Contents(splits, shape, first, labels, dates, List.copyOf(late), made);
    }
}
