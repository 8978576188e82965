package dev.tuneset.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines of text with their columns under each other; East Asian characters count as two places, as terminals show them. */
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /**
     * The lines of a table.
     *
     * @param table rows of equal length, the first one the head
     * @param numbersFrom the first column that is aligned to the right
     * @param numbersTo the first column after those
     */
    static List<String> lines(List<List<String>> table, int numbersFrom, int numbersTo) {
        int[] widths = new int[table.get(0).size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - width(row.get(i)));
                boolean number = i >= numbersFrom && i < numbersTo;
                line.append(i == 0 ? "" : GAP).append(number ? padding + row.get(i) : row.get(i) + padding);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** A text on one line, cut with an ellipsis when it has more characters. */
    static String cut(String text, int charactersMax) {
        String line = text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
        int characters = line.codePointCount(0, line.length());
        return characters <= charactersMax
                ? line
                : line.substring(0, line.offsetByCodePoints(0, charactersMax - 1)) + "…";
    }

    private static int width(String text) {
        return text.codePoints().map(TextTable::places).sum();
    }

    private static int places(int character) {
        boolean wide = (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0xFFE0 && character <= 0xFFE6)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD);
        return wide ? 2 : Character.getType(character) == Character.NON_SPACING_MARK ? 0 : 1;
    }
}
