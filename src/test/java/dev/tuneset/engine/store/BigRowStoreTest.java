package dev.tuneset.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigRowStoreTest {
    private static final Schema SCHEMA = Schema.of("id", "question", "answer");
    private static final int ROWS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void streamsAMillionRowsInAndOut() throws IOException {
        try (RowStoreWriter writer = new RowStoreWriter(folder.resolve("rows"), SCHEMA)) {
            for (long i = 0; i < ROWS; i++) {
                writer.append(row(i));
            }
            writer.finish();
        }
        try (RowStore store = RowStore.open(folder.resolve("rows"))) {
            assertThat(store.rows()).isEqualTo(ROWS);
            assertThat(store.rows(ROWS - 1, 5))
                    .singleElement()
                    .hasToString(row(ROWS - 1).toString());
            long next = 0;
            RowReader reader = store.reader();
            for (ReadRow read = reader.next(); read != null; read = reader.next()) {
                if (!(read instanceof Row row) || !Long.valueOf(next).equals(row.value(0))) {
                    throw new AssertionError("row " + next + " is " + read);
                }
                next++;
            }
            assertThat(next).isEqualTo(ROWS);
            assertThat(reader.bytesRead()).isLessThanOrEqualTo(reader.bytesTotal());
        }
    }

    private static Row row(long i) {
        Object[] values = {i, "What is the number after " + i + "?", "The number after it is 数 " + (i + 1) + "."};
        return new Row(SCHEMA, values, new Place("numbers.csv", i + 1, i + 2));
    }
}
