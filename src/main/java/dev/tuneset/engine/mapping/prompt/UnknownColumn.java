package dev.tuneset.engine.mapping.prompt;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Schema;
import java.util.List;
import java.util.Locale;

/** The error for a column that is not there, with the name that was probably meant. */
public final class UnknownColumn {
    private static final int COLUMNS_LISTED_MAX = 20;
    private static final int NAME_CHARS_MAX = 200;

    private UnknownColumn() {}

    /** Code {@code unknown_column}; arguments: the name, and the nearest column or the empty text. */
    public static TunesetException of(String name, Schema schema) {
        String nearest = nearest(name, schema.columns());
        String hint = nearest.isEmpty() ? listed(schema.columns()) : "did you mean \"" + nearest + "\"?";
        return new TunesetException(
                Problem.BAD_REQUEST, "unknown_column", "there is no column \"" + name + "\"; " + hint, name, nearest);
    }

    private static String listed(List<String> columns) {
        if (columns.isEmpty()) {
            return "the source has no columns";
        }
        String more = columns.size() > COLUMNS_LISTED_MAX ? ", ..." : "";
        return "the columns are: "
                + String.join(", ", columns.subList(0, Math.min(columns.size(), COLUMNS_LISTED_MAX)))
                + more;
    }

    private static String nearest(String name, List<String> columns) {
        String wanted = folded(name);
        if (wanted.length() > NAME_CHARS_MAX) {
            return "";
        }
        String best = "";
        int bestDistance = Math.max(1, wanted.length() / 3) + 1;
        for (String column : columns) {
            String folded = folded(column);
            int distance = folded.length() > NAME_CHARS_MAX ? Integer.MAX_VALUE : distance(wanted, folded);
            if (distance < bestDistance) {
                best = column;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    /** Levenshtein's edit distance, where two letters that changed places count as one edit. */
    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && swapped(left, i, right, j)) {
                    current[j] = Math.min(current[j], 1 + before[j - 2]);
                }
            }
            before = previous;
            previous = current;
        }
        return previous[right.length()];
    }

    private static boolean swapped(String left, int i, String right, int j) {
        return left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
