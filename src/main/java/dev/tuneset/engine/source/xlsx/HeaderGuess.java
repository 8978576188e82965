package dev.tuneset.engine.source.xlsx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the row that names the columns: the first that is about as wide as the table, if it holds only texts that differ or
 * stand over values of other types.
 */
final class HeaderGuess {
    private static final int ASCENDING_MIN = 3;
    private static final double DISTINCT_MIN = 0.8;

    private HeaderGuess() {}

    /** Rows of the sheet above the header: titles and notes, which fill less than half of the table's width. */
    static int skippedRows(List<SheetRow> head) {
        int widest = head.stream().mapToInt(row -> row.columns().size()).max().orElse(0);
        for (SheetRow row : head) {
            int width = row.columns().size();
            if (widest < 2 || (width > 1 && width * 2 >= widest) || row.defect() != null) {
                return row.number() - 1;
            }
        }
        return 0;
    }

    /** 1 when the first row after the skipped ones names columns, 0 when it is data. */
    static int headerRows(List<SheetRow> head, int skipped) {
        List<SheetRow> rows =
                head.stream().filter(row -> row.number() > skipped).toList();
        if (rows.size() < 2 || rows.get(0).values().isEmpty()) {
            return 0;
        }
        List<Object> names = rows.get(0).values();
        Set<Object> distinct = new HashSet<>(names);
        boolean texts = names.stream().anyMatch(String.class::isInstance);
        boolean textsOnly = names.stream().allMatch(String.class::isInstance);
        boolean named = distinct.size() >= DISTINCT_MIN * names.size()
                || rows.get(1).values().stream().noneMatch(String.class::isInstance);
        boolean textsAndYears =
                texts && isAscending(names) && !isAscending(rows.get(1).values());
        return named && (textsOnly || textsAndYears) ? 1 : 0;
    }

    /** Whether all that is no text is an integer larger than the one before, as years in a header are. */
    private static boolean isAscending(List<Object> values) {
        List<Long> numbers = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Long number && (numbers.isEmpty() || number > numbers.get(numbers.size() - 1))) {
                numbers.add(number);
            } else if (!(value instanceof String)) {
                return false;
            }
        }
        return numbers.size() >= ASCENDING_MIN;
    }
}
