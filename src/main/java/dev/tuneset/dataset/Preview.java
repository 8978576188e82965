package dev.tuneset.dataset;

import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.source.Guess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file as it would be read.
 *
 * @param guess the options, and how those that were not given were found
 * @param whole whether the file ends where the preview does
 * @param problem why nothing can be read this way, or {@code null}
 */
public record Preview(
        Guess guess,
        List<String> columns,
        List<Row> rows,
        List<BadRow> badRows,
        boolean whole,
        @Nullable Mishap problem) {
    public Preview {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        badRows = List.copyOf(badRows);
    }
}
