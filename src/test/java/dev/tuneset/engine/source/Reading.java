package dev.tuneset.engine.source;

import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.standard.StandardSources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that came out of one source, for tests. */
public record Reading(List<String> columns, List<Row> rows, List<BadRow> bad) {
    public static Reading of(String name, String text) throws IOException {
        return of(name, text.getBytes(StandardCharsets.UTF_8), SourceOptions.GUESSED);
    }

    public static Reading of(String name, byte[] bytes, SourceOptions options) throws IOException {
        return of(file(name, bytes), options);
    }

    public static Reading of(Path path) throws IOException {
        return of(SourceFile.of(path, String.valueOf(path.getFileName())), SourceOptions.GUESSED);
    }

    public static Reading of(SourceFile file, SourceOptions options) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<BadRow> bad = new ArrayList<>();
        try (RowReader reader = StandardSources.sources().open(file, options)) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                if (row instanceof BadRow refused) {
                    bad.add(refused);
                } else {
                    rows.add((Row) row);
                }
            }
            return new Reading(reader.schema().columns(), rows, bad);
        }
    }

    public static SourceFile file(String name, byte[] bytes) throws IOException {
        return SourceFile.of(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    public static Guess guess(String name, String text) throws IOException {
        return StandardSources.sources()
                .guess(file(name, text.getBytes(StandardCharsets.UTF_8)), SourceOptions.GUESSED);
    }

    /** The values of all good rows. */
    public List<List<Object>> values() {
        List<List<Object>> values = new ArrayList<>();
        rows.forEach(row -> values.add(new ArrayList<>(row.values())));
        return values;
    }

    public long total() {
        return rows.size() + bad.size();
    }
}
