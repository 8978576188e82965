package dev.tuneset.engine.source.xlsx;

import java.util.Optional;

/** An area of cells shown as one, all ends included: rows from 1 as in the sheet, columns from 0. */
record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    private static final int LETTERS = 26;
    private static final int DIGITS_MAX = 9;

    /** {@code B2:D7}. */
    static Optional<Merge> of(String reference) {
        int colon = reference.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String first = reference.substring(0, colon);
        String last = reference.substring(colon + 1);
        Merge merge = new Merge(row(first), row(last), column(first), column(last));
        boolean whole = merge.firstRow > 0
                && merge.firstRow <= merge.lastRow
                && merge.firstColumn >= 0
                && merge.firstColumn <= merge.lastColumn;
        return whole ? Optional.of(merge) : Optional.empty();
    }

    boolean covers(int column) {
        return column >= firstColumn && column <= lastColumn;
    }

    /** The column of {@code AB12}, from 0; -1 when the reference names none, and more than any sheet has when it is absurd. */
    static int column(String reference) {
        int column = 0;
        int at = 0;
        while (at < reference.length() && isLetter(reference.charAt(at))) {
            column = Math.min(
                    column * LETTERS + Character.toUpperCase(reference.charAt(at)) - 'A' + 1, Integer.MAX_VALUE / 100);
            at++;
        }
        return column - 1;
    }

    private static int row(String reference) {
        String digits = reference.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > DIGITS_MAX ? 0 : Integer.parseInt(digits);
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
