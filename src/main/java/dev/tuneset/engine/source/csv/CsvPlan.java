package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Everything settled about how one CSV source is read.
 *
 * @param options all options filled in
 * @param width the most frequent number of values in the first rows below the header; 0 when there are none
 * @param trailingDelimiter whether nearly every row ends with a delimiter that begins no value
 * @param rowNames whether nearly every row begins with a value that the header has no name for
 */
record CsvPlan(
        SourceOptions options,
        Charset charset,
        Dialect dialect,
        int width,
        boolean trailingDelimiter,
        boolean rowNames,
        List<Guess.Finding> findings) {
    int skipLines() {
        Integer lines = options.skipLines();
        return lines == null ? 0 : lines;
    }

    int headerRows() {
        Integer rows = options.headerRows();
        return rows == null ? 1 : rows;
    }

    boolean inferred() {
        return options.types() == SourceOptions.Types.INFERRED;
    }
}
