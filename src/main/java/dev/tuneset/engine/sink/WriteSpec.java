package dev.tuneset.engine.sink;

import dev.tuneset.engine.sink.parquet.ParquetSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The recipe's {@code write:} section.
 *
 * @param bom CSV: whether the file starts with a byte order mark, which Excel wants
 * @param neutralizeFormulas CSV: whether a cell that a spreadsheet would run as a formula gets a leading apostrophe
 */
public record WriteSpec(As as, boolean bom, boolean neutralizeFormulas) {
    public static final WriteSpec JSONL = new WriteSpec(As.JSONL, false, false);

    /** File types, named as in a recipe. */
    public enum As {
        JSONL,
        JSON,
        CSV,
        PARQUET;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Opens a sink on a file that does not exist yet. */
    public RecordSink open(Path file) throws IOException {
        return switch (as) {
            case JSONL -> new JsonlSink(file);
            case JSON -> new JsonSink(file);
            case CSV -> new CsvSink(file, bom, neutralizeFormulas);
            case PARQUET -> new ParquetSink(file);
        };
    }
}
