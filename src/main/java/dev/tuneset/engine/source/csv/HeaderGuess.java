package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.csv.Sample.SampleRow;
import java.util.List;

/** Tells whether the first rows name the columns: a header's cells are unlike the cells below them. */
final class HeaderGuess {
    private static final char DIGITS = '0';

    private final List<SampleRow> rows;
    private final int width;

    HeaderGuess(List<SampleRow> rows, int width) {
        this.rows = rows;
        this.width = width;
    }

    Guess.Finding guess() {
        if (rows.isEmpty()) {
            return found(
                    1, 0.5, "header_assumed", "There is nothing to compare; the first row is taken as the header.");
        }
        if (rows.size() >= 3 && hasSecondHeader()) {
            return found(
                    2,
                    0.8,
                    "two_header_rows",
                    "The first row leaves cells blank that the second row names; both name the columns.");
        }
        int textOverNumbers = 0;
        int numberOverNumbers = 0;
        int repeatedBelow = 0;
        for (int column = 0; column < width; column++) {
            String cell = rows.get(0).value(column).strip();
            if (isMostlyNumeric(column, 1)) {
                textOverNumbers += !cell.isEmpty() && !Cells.isNumeric(cell) ? 1 : 0;
                numberOverNumbers += Cells.isNumeric(cell) ? 1 : 0;
            }
            repeatedBelow += isRepeatedBelow(column, cell) ? 1 : 0;
        }
        if (rows.size() == 1) {
            return onlyRow();
        }
        if (textOverNumbers > numberOverNumbers) {
            return found(1, 0.95, "text_over_numbers", "The first row has words where the rows below have numbers.");
        }
        if ((numberOverNumbers > 0 && !looksLikeYears()) || isNumbered()) {
            return found(
                    0,
                    0.85,
                    "numbers_from_first_row",
                    "The first row already has numbers where the rows below have them.");
        }
        if (repeatedBelow > 0 && !isWholeRowRepeated()) {
            return found(0, 0.6, "values_repeat", "Cells of the first row occur again below, so it is taken as data.");
        }
        return found(1, 0.75, "header_likely", "The first row is unlike the rows below and is taken as the header.");
    }

    private Guess.Finding onlyRow() {
        boolean numbers = rows.get(0).values().stream().anyMatch(cell -> Cells.isNumeric(cell.strip()));
        return numbers
                ? found(0, 0.6, "numbers_from_first_row", "The only row has numbers, so it is taken as data.")
                : found(1, 0.6, "header_assumed", "There is nothing to compare; the only row is taken as the header.");
    }

    private boolean hasSecondHeader() {
        int blanksFilled = 0;
        boolean unlikeData = false;
        for (int column = 0; column < width; column++) {
            String first = rows.get(0).value(column).strip();
            String second = rows.get(1).value(column).strip();
            if (Cells.isNumeric(first) || Cells.isNumeric(second)) {
                return false;
            }
            if (first.isEmpty() && second.isEmpty()) {
                return false;
            }
            blanksFilled += first.isEmpty() ? 1 : 0;
            unlikeData |= isMostlyNumeric(column, 2);
        }
        return blanksFilled >= 2 && unlikeData;
    }

    private boolean isMostlyNumeric(int column, int from) {
        int numeric = 0;
        int filled = 0;
        for (SampleRow row : rows.subList(from, rows.size())) {
            String cell = row.value(column).strip();
            filled += cell.isEmpty() ? 0 : 1;
            numeric += Cells.isNumeric(cell) ? 1 : 0;
        }
        return numeric > 0 && numeric >= 0.9 * filled;
    }

    private boolean isRepeatedBelow(int column, String cell) {
        if (cell.isEmpty()) {
            return false;
        }
        int repeats = 0;
        for (SampleRow row : rows.subList(1, rows.size())) {
            repeats += row.value(column).strip().equals(cell) ? 1 : 0;
        }
        return repeats >= 2;
    }

    /** Whether a cell of the first row and all below it differ in their numbers only: {@code task-1}, {@code task-2} ... */
    private boolean isNumbered() {
        for (int column = 0; column < width; column++) {
            int each = column;
            String shape = shape(rows.get(0).value(each));
            if (rows.size() > 2
                    && shape.indexOf(DIGITS) >= 0
                    && !Cells.isNumeric(shape)
                    && rows.stream().allMatch(row -> shape(row.value(each)).equals(shape))) {
                return true;
            }
        }
        return false;
    }

    private static String shape(String cell) {
        return cell.strip().replaceAll("[0-9]+", String.valueOf(DIGITS));
    }

    private boolean isWholeRowRepeated() {
        return rows.subList(1, rows.size()).stream()
                .anyMatch(row -> row.values().equals(rows.get(0).values()));
    }

    /** Years as column names ({@code country,2019,2020}) are numbers and a header all the same. */
    private boolean looksLikeYears() {
        int years = 0;
        int words = 0;
        for (String cell : rows.get(0).values()) {
            String text = cell.strip();
            if (text.matches("(1[89]|20)[0-9]{2}")) {
                years++;
            } else if (Cells.isNumeric(text)) {
                return false;
            } else {
                words++;
            }
        }
        return years >= 2
                && words >= 1
                && rows.get(0).values().stream().distinct().count() == width;
    }

    private static Guess.Finding found(int rows, double confidence, String code, String reason) {
        return new Guess.Finding("header_rows", String.valueOf(rows), confidence, code, reason);
    }
}
