package dev.tuneset.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowStoreTest {
    private static final Schema SCHEMA = Schema.of("id", "text");

    @TempDir
    Path folder;

    @RepeatedTest(100)
    void keepsAnyRowsAndBadRowsInTheirOrder(RepetitionInfo repetition) throws IOException {
        RandomGenerator random = new Random(repetition.getCurrentRepetition());
        List<ReadRow> rows = anyRows(random);
        try (RowStore store = store(Schema.of("a", "b", "c"), rows)) {
            List<ReadRow> back = readAll(store.reader());

            assertThat(back).usingRecursiveFieldByFieldElementComparator().containsExactlyElementsOf(rows);
            assertThat(store.rows())
                    .isEqualTo(rows.stream().filter(Row.class::isInstance).count());
        }
    }

    @Test
    void givesAnyPage() throws IOException {
        try (RowStore store = store(SCHEMA, numbered(20_000))) {
            assertThat(store.rows(0, 3)).extracting(row -> row.value("id")).containsExactly(0L, 1L, 2L);
            assertThat(store.rows(12_345, 2)).extracting(row -> row.value("id")).containsExactly(12_345L, 12_346L);
            assertThat(store.rows(19_998, 100))
                    .extracting(row -> row.value("id"))
                    .containsExactly(19_998L, 19_999L);
            assertThat(store.rows(20_000, 100)).isEmpty();
            assertThat(store.rows(Long.MAX_VALUE, 100)).isEmpty();
            assertThat(store.rows(12_345, 1).get(0).place()).isEqualTo(new Place("data.csv", 12_346, 12_347));
        }
    }

    @Test
    void givesAnyPageOfBadRows() throws IOException {
        List<ReadRow> rows = new ArrayList<>();
        for (int i = 1; i <= 5_000; i++) {
            rows.add(bad(i, "x".repeat(200)));
        }
        try (RowStore store = store(SCHEMA, rows)) {
            assertThat(store.badRows()).isEqualTo(5_000);
            assertThat(store.badRows(4_998, 10))
                    .extracting(row -> row.place().row())
                    .containsExactly(4_999L, 5_000L);
        }
    }

    @Test
    void keepsPlacesInSeveralSources() throws IOException {
        List<ReadRow> rows = List.of(
                new Row(SCHEMA, new Object[] {1L, "a"}, new Place("a.csv", 1, 2)),
                new Row(SCHEMA, new Object[] {2L, "b"}, new Place("", 2, 2)),
                new Row(SCHEMA, new Object[] {3L, "c"}, new Place("", 3, 0)),
                new Row(SCHEMA, new Object[] {4L, "d"}, new Place("b.csv", 4, 0)));
        try (RowStore store = store(SCHEMA, rows)) {
            assertThat(store.rows(0, 10))
                    .extracting(Row::place)
                    .isEqualTo(rows.stream().map(ReadRow::place).toList());
        }
    }

    @Test
    void keepsARowManyTimesAsLongAsABlock() throws IOException {
        String text = "长".repeat(2_000_000);
        List<ReadRow> rows = List.of(row(1, "before"), row(2, text), row(3, "after"));
        try (RowStore store = store(SCHEMA, rows)) {
            assertThat(store.rows(1, 2)).extracting(row -> row.value("text")).containsExactly(text, "after");
        }
    }

    @Test
    void holdsNoRowsAtAll() throws IOException {
        try (RowStore store = store(SCHEMA, List.of())) {
            assertThat(store.rows()).isZero();
            assertThat(store.rows(0, 10)).isEmpty();
            assertThat(readAll(store.reader())).isEmpty();
            assertThat(store.schema()).isEqualTo(SCHEMA);
        }
    }

    @Test
    void isInvisibleUntilItIsFinished() throws IOException {
        Path target = folder.resolve("rows");
        try (RowStoreWriter writer = new RowStoreWriter(target, SCHEMA)) {
            numbered(10_000).forEach(writer::append);
            assertThat(target).doesNotExist();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void replacesWhatACrashLeftBehind() throws IOException {
        Path left = Files.createDirectories(folder.resolve("rows.partial/deep"));
        Files.writeString(left.resolve("half.bin"), "half");
        try (RowStore store = store(SCHEMA, numbered(3))) {
            assertThat(store.rows()).isEqualTo(3);
        }
        assertThat(folder.resolve("rows.partial")).doesNotExist();
    }

    @Test
    void noticesAnyChangedByte() throws IOException {
        store(SCHEMA, numbered(500)).close();
        Path file = folder.resolve("rows/rows.bin");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 61) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            assertDamaged("byte " + at);
        }
    }

    @Test
    void noticesACutOffFile() throws IOException {
        store(SCHEMA, numbered(500)).close();
        Path file = folder.resolve("rows/rows.bin");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 8; length < whole.length; length += 97) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertDamaged("length " + length);
        }
    }

    private void assertDamaged(String what) {
        assertThatThrownBy(() -> {
                    try (RowStore store = RowStore.open(folder.resolve("rows"))) {
                        readAll(store.reader());
                    }
                })
                .as(what)
                .hasFieldOrPropertyWithValue("code", "store_damaged")
                .hasMessageContaining("rows.bin")
                .hasMessageNotContaining(folder.toString());
    }

    private RowStore store(Schema schema, List<ReadRow> rows) throws IOException {
        try (RowStoreWriter writer = new RowStoreWriter(folder.resolve("rows"), schema)) {
            rows.forEach(writer::append);
            writer.finish();
        }
        return RowStore.open(folder.resolve("rows"));
    }

    private static List<ReadRow> readAll(RowReader reader) throws IOException {
        List<ReadRow> rows = new ArrayList<>();
        for (ReadRow row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }

    private static List<ReadRow> numbered(int count) {
        List<ReadRow> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(new Row(SCHEMA, new Object[] {i, "text of row " + i}, new Place("data.csv", i + 1, i + 2)));
        }
        return rows;
    }

    private static List<ReadRow> anyRows(RandomGenerator random) {
        RandomValues values = new RandomValues(random);
        Schema schema = Schema.of("a", "b", "c");
        List<ReadRow> rows = new ArrayList<>();
        for (int i = random.nextInt(300); i > 0; i--) {
            if (random.nextInt(10) == 0) {
                rows.add(bad(i, values.anyUnits()));
            } else {
                @Nullable Object[] cells = {values.value(0), values.value(0), values.value(0)};
                rows.add(new Row(
                        schema, cells, new Place("file " + random.nextInt(2), i, random.nextInt(10)), notes(random)));
            }
        }
        return rows;
    }

    private static List<Note> notes(RandomGenerator random) {
        Note note = new Note(Reason.VALUE_CONVERTED, "changed " + random.nextInt());
        return List.of(note, note).subList(0, random.nextInt(3));
    }

    private static Row row(long id, String text) {
        return new Row(SCHEMA, new Object[] {id, text}, new Place("data.csv", id, id + 1));
    }

    private static BadRow bad(long row, String raw) {
        return new BadRow(new Place("data.csv", row, row + 1), Reason.TOO_MANY_VALUES, "3 values, 2 columns", raw);
    }
}
