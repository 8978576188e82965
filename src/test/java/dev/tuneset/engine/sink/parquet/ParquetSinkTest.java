package dev.tuneset.engine.sink.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.parquet.ParquetReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetSinkTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void givesBackWhatWasWritten(Compression compression) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(record(
                    "id", (long) i,
                    "messages",
                            List.of(
                                    message("user", "Frage " + i + " 问题 😀"),
                                    message("assistant", i % 3 == 0 ? null : "a")),
                    "score", i % 2 == 0 ? null : i / 4.0,
                    "flags", Arrays.asList(true, null, false).subList(0, i % 4),
                    "deep", List.of(List.of((long) i), List.of())));
        }
        Path file = write(compression, 4_000, rows);
        assertThat(read(file)).isEqualTo(rows);
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void keepsEveryTypeOfValue() throws IOException {
        Map<String, Object> row = record(
                "decimal",
                new BigDecimal("12345678901234567890.125"),
                "huge",
                new BigInteger("18446744073709551615"),
                "bytes",
                "x",
                "date",
                LocalDate.of(1957, 10, 4),
                "time",
                LocalTime.parse("23:59:59.999999"),
                "local",
                LocalDateTime.parse("1957-10-04T08:05:03.123456"),
                "instant",
                OffsetDateTime.parse("2024-07-09T08:05:03Z"),
                "nothing",
                null);
        Map<String, Object> back =
                read(write(Compression.SNAPPY, 1 << 20, List.of(row))).get(0);
        assertThat(back.get("huge")).isEqualTo(new BigDecimal("18446744073709551615"));
        back.put("huge", row.get("huge"));
        assertThat(back).isEqualTo(row);
    }

    @Test
    void findsTheTypeThatHoldsAllValues() throws IOException {
        List<Map<String, Object>> rows = List.of(
                record("number", 1L, "mixed", "text", "late", null),
                record("number", 2.5, "mixed", 7L, "late", List.of()),
                record("number", null, "mixed", List.of(1L), "late", List.of("x"), "new", true));
        Path file = folder.resolve("x.parquet");
        ParquetSink sink = new ParquetSink(file);
        for (Map<String, Object> row : rows) {
            sink.write(row);
        }
        sink.close();
        assertThat(sink.notes())
                .containsExactly(
                        "The values of number are whole numbers and decimals; all are written as decimals.",
                        "The values of mixed have several types; each is written as JSON text.");
        assertThat(read(file))
                .containsExactly(
                        record("number", 1.0, "mixed", "\"text\"", "late", null, "new", null),
                        record("number", 2.5, "mixed", "7", "late", List.of(), "new", null),
                        record("number", null, "mixed", "[1]", "late", List.of("x"), "new", true));
    }

    @Test
    void writesIntegersThatADoubleWouldHarmAsText() throws IOException {
        List<Map<String, Object>> rows = List.of(record("n", (1L << 53) + 1), record("n", 0.5));
        assertThat(read(write(Compression.NONE, 1 << 20, rows)))
                .containsExactly(record("n", "9007199254740993"), record("n", "0.5"));
        List<Map<String, Object>> reversed = List.of(record("n", 0.5), record("n", (1L << 53) + 1));
        Files.delete(folder.resolve("x.parquet"));
        assertThat(read(write(Compression.NONE, 1 << 20, reversed)).get(1)).isEqualTo(record("n", "9007199254740993"));
    }

    @Test
    void keepsToolsAndArgumentsAsTexts() throws IOException {
        Map<String, Object> call = record("name", "f", "arguments", record("city", "Köln"));
        List<Map<String, Object>> rows = List.of(record("call", call, "tools", "[]"), record("tools", List.of("x")));
        List<Map<String, Object>> back = read(write(Compression.SNAPPY, 1 << 20, rows));
        assertThat(back.get(0).get("call")).isEqualTo(record("name", "f", "arguments", "{\"city\":\"Köln\"}"));
        assertThat(back).map(row -> row.get("tools")).containsExactly("[]", "[\"x\"]");
    }

    @Test
    void aForeignReaderFindsTheSame() throws Exception {
        List<Map<String, Object>> rows = List.of(
                record("q", "为什么", "messages", List.of(message("user", "hi"), message("assistant", null)), "n", 3L),
                record("q", null, "messages", List.of(), "n", 4L));
        for (Compression compression : Compression.values()) {
            Path file = folder.resolve(compression + ".parquet");
            try (ParquetSink sink = new ParquetSink(file, compression, 1 << 20)) {
                for (Map<String, Object> row : rows) {
                    sink.write(row);
                }
            }
            assertThat(duckdb("select q, messages::json, n, len(messages) from '" + file + "'"))
                    .containsExactly(
                            "为什么|[{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":null}]|3|2",
                            "null|[]|4|0");
        }
    }

    @Test
    void endsRowGroupsWhenTheyAreFull() throws Exception {
        Random random = new Random(7);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(record("text", Long.toHexString(random.nextLong()).repeat(20)));
        }
        Path file = write(Compression.ZSTD, 100_000, rows);
        String groups = duckdb("select count(distinct row_group_id) from parquet_metadata('" + file + "')")
                .get(0);
        assertThat(Integer.parseInt(groups)).isBetween(3, 20);
        assertThat(read(file)).isEqualTo(rows);
    }

    @Test
    void keepsColumnsWhoseValuesBecomeOthersOnTheWay() throws Exception {
        Random random = new Random(3407);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            boolean late = i > 8_000;
            Map<String, Object> row = record(
                    "kind",
                    late ? "kind " + i : "kind " + i % 3,
                    "text",
                    Long.toHexString(random.nextLong()).repeat(20),
                    "flag",
                    i % 5 == 0 ? null : i % 2 == 0,
                    "count",
                    (long) (i % 7),
                    "none",
                    null,
                    "turns",
                    i % 4 == 0 ? List.of() : List.of(message("user", "问" + i), record("content", "x")));
            if (late) {
                row.put("late", i + 0.5);
            }
            rows.add(row);
        }
        Path file = write(Compression.SNAPPY, 3 << 20, rows);
        rows.forEach(row -> row.putIfAbsent("late", null));
        List<Map<String, Object>> back = read(file);
        assertThat(back).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Object> expected = rows.get(i);
            if (i % 4 != 0) {
                expected.put("turns", List.of(message("user", "问" + i), message(null, "x")));
            }
            assertThat(back.get(i)).isEqualTo(expected);
        }
        assertThat(duckdb("select count(distinct kind), sum(count), sum(flag::int), count(late), sum(len(turns)) from '"
                        + file + "'"))
                .containsExactly("4002|35995|4800|3999|18000");
    }

    @Test
    void writesTheSameBytesAgain() throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            rows.add(record("id", "row-" + i, "text", "word " + i % 17 + " and some more of the same text ".repeat(5)));
        }
        byte[] first = Files.readAllBytes(write(Compression.SNAPPY, 2 << 20, rows));
        Files.delete(folder.resolve("x.parquet"));
        assertThat(Files.readAllBytes(write(Compression.SNAPPY, 2 << 20, rows))).isEqualTo(first);
    }

    @Test
    void leavesOnlyTheWholeFile() throws IOException {
        Path file = folder.resolve("x.parquet");
        ParquetSink sink = new ParquetSink(file);
        sink.write(record("a", 1L));
        assertThat(file).doesNotExist();
        sink.close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> new ParquetSink(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    private Path write(Compression compression, long bytesPerGroup, List<Map<String, Object>> rows) throws IOException {
        Path file = folder.resolve("x.parquet");
        try (ParquetSink sink = new ParquetSink(file, compression, bytesPerGroup)) {
            for (Map<String, Object> row : rows) {
                sink.write(row);
            }
        }
        return file;
    }

    private static List<Map<String, Object>> read(Path file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (RowReader reader = ParquetReader.open(file, "x.parquet")) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(((Row) row).toMap());
            }
        }
        return rows;
    }

    private static List<String> duckdb(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    private static Map<String, Object> message(String role, Object content) {
        return record("role", role, "content", content);
    }

    private static Map<String, Object> record(Object... pairs) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            record.put((String) pairs[i], pairs[i + 1]);
        }
        return record;
    }
}
