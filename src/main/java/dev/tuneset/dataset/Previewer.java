package dev.tuneset.dataset;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the beginning of a file. */
@Singleton
final class Previewer {
    private static final int ROWS_MAX = 50;
    private static final int BAD_ROWS_MAX = 50;

    /** Rows this long are data of a kind that a table does not show. */
    private static final long BYTES_MAX = 16L << 20;

    private final Sources sources;

    Previewer(Sources sources) {
        this.sources = sources;
    }

    Guess guess(Path file, String name, SourceOptions given) {
        try {
            return sources.guess(file, name, given);
        } catch (IOException e) {
            throw Importer.unreadable(name, e);
        }
    }

    List<String> columns(Path file, String name, SourceOptions options) {
        try (RowReader reader = sources.open(file, name, options)) {
            return reader.schema().columns();
        } catch (IOException e) {
            throw Importer.unreadable(name, e);
        }
    }

    /** A problem with the file or the options is part of the preview, so that the options can be changed. */
    Preview preview(Path file, String name, SourceOptions given) {
        Guess guess = new Guess(given, List.of());
        try {
            guess = guess(file, name, given);
            return read(file, name, guess);
        } catch (TunesetException e) {
            return new Preview(guess, List.of(), List.of(), List.of(), false, Mishap.of(e));
        }
    }

    private Preview read(Path file, String name, Guess guess) {
        try (RowReader reader = sources.open(file, name, guess.options())) {
            List<Row> rows = new ArrayList<>();
            List<BadRow> badRows = new ArrayList<>();
            ReadRow next = reader.next();
            while (next != null) {
                if (next instanceof Row row) {
                    rows.add(row);
                } else if (next instanceof BadRow badRow) {
                    badRows.add(badRow);
                }
                next = reader.next();
                if (isFull(rows, badRows, reader)) {
                    break;
                }
            }
            boolean whole = next == null;
            Mishap problem = whole && rows.isEmpty() && badRows.isEmpty() ? Mishap.of(Importer.noRows(name)) : null;
            return new Preview(guess, reader.schema().columns(), rows, badRows, whole, problem);
        } catch (IOException e) {
            throw Importer.unreadable(name, e);
        }
    }

    private static boolean isFull(List<Row> rows, List<BadRow> badRows, RowReader reader) {
        return rows.size() >= ROWS_MAX || badRows.size() >= BAD_ROWS_MAX || reader.bytesRead() > BYTES_MAX;
    }
}
