package dev.tuneset.engine.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.sink.JsonValues;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "brotli", "lz4"})
    void readsNestedRowsOfEveryCodecAsTheirWriterMeantThem(String codec) throws Exception {
        List<String> expected = Files.readAllLines(fixture("chats.jsonl"));
        for (String version : List.of("v1", "v2")) {
            List<ReadRow> rows = read("chats-" + codec + "-" + version + ".parquet");
            assertThat(rows).hasSize(expected.size());
            for (int i = 0; i < rows.size(); i++) {
                Row row = (Row) rows.get(i);
                assertThat(JSON.readTree(JsonValues.text(row.toMap()))).isEqualTo(JSON.readTree(expected.get(i)));
                assertThat(row.place().row()).isEqualTo(i + 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void handsOutTheSameRowsInBatches(int before) throws Exception {
        for (String name :
                List.of("chats-zstd-v1.parquet", "encodings.parquet", "bad-text.parquet", "flat-list.parquet")) {
            List<String> rows = new ArrayList<>();
            try (RowReader reader = ParquetReader.open(fixture(name), name)) {
                for (int i = 0; i < before; i++) {
                    ReadRow row = reader.next();
                    if (row != null) {
                        rows.add(row.toString());
                    }
                }
                for (RowBatch batch = reader.nextBatch(); batch != null; batch = reader.nextBatch()) {
                    batch.rows().forEach(row -> rows.add(row.toString()));
                }
                assertThat(reader.bytesRead()).isLessThanOrEqualTo(reader.bytesTotal());
            }
            assertThat(rows)
                    .as(name)
                    .isEqualTo(read(name).stream().map(ReadRow::toString).toList());
        }
    }

    @Test
    void keepsEveryLogicalTypeExactly() throws Exception {
        Row row = (Row) read("types.parquet").get(0);
        LocalDateTime stamp = LocalDateTime.parse("2024-07-09T08:05:03.123456");
        assertThat(row.value("decimal")).isEqualTo(new BigDecimal("12345678901234567890.12"));
        assertThat(row.value("small_decimal")).isEqualTo(new BigDecimal("-1.50"));
        assertThat(row.value("date")).isEqualTo(LocalDate.of(1957, 10, 4));
        assertThat(row.value("time")).isEqualTo(LocalTime.parse("23:59:59.999999"));
        assertThat(row.value("local")).isEqualTo(stamp);
        assertThat(row.value("instant")).isEqualTo(OffsetDateTime.parse("2024-07-09T08:05:03.123Z"));
        assertThat(row.value("nanos")).isEqualTo(stamp);
        assertThat(row.value("half")).isEqualTo(1.5);
        assertThat(row.value("single")).isEqualTo((double) 0.1f);
        assertThat(row.value("double")).isEqualTo(0.1);
        assertThat(row.value("tiny")).isEqualTo(255L);
        assertThat(row.value("huge")).isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(row.value("bytes")).isEqualTo(new byte[] {0, -1});
        assertThat(row.value("fixed")).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
        assertThat(row.value("uuid")).isEqualTo("12345678-1234-5678-1234-567812345678");
        assertThat(row.value("nothing")).isNull();
        assertThat(row.value("category")).isEqualTo("ja");
    }

    @Test
    void mapsWithTextKeysAreMapsAndOthersListsOfEntries() throws Exception {
        Row row = (Row) read("types.parquet").get(0);
        assertThat(JsonValues.text(row.value("map"))).isEqualTo("{\"a\":1,\"b\":null}");
        assertThat(row.value("number_map"))
                .isEqualTo(List.of(Map.of("key", 1L, "value", "x"), Map.of("key", 2L, "value", "y")));
    }

    @Test
    void missingValuesAreNullWhateverTheType() throws Exception {
        Row row = (Row) read("types.parquet").get(1);
        assertThat(row.value("half")).isEqualTo(Double.NaN);
        assertThat(row.value("double")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(row.value("huge")).isEqualTo(9_007_199_254_740_993L);
        for (String column : List.of("decimal", "date", "time", "local", "instant", "single", "bytes", "uuid", "map")) {
            assertThat(row.value(column)).as(column).isNull();
        }
    }

    @Test
    void readsTimestampsOf96Bits() throws Exception {
        Row row = (Row) read("int96.parquet").get(0);
        assertThat(row.value("stamp")).isEqualTo(LocalDateTime.parse("2024-07-09T08:05:03.123456"));
    }

    @Test
    void readsEveryEncoding() throws Exception {
        List<ReadRow> rows = read("encodings.parquet");
        assertThat(rows).hasSize(200);
        assertThat(((Row) rows.get(2)).values()).containsExactly(1L << 40, "三", "other", 1e300, false);
        assertThat(((Row) rows.get(3)).values()).containsOnlyNulls();
        assertThat(((Row) rows.get(197)).values()).containsExactly(-3L, "", "prefix two", -2.5, true);
    }

    @Test
    void distinguishesEmptyAndMissingLists() throws Exception {
        List<ReadRow> rows = read("flat-list.parquet");
        assertThat(rows).map(row -> ((Row) row).value(0)).containsExactly(List.of("x", "y"), List.of(), null);
    }

    @Test
    void passesOverAPageWithoutValues() throws Exception {
        List<ReadRow> rows = read("empty-page.parquet");
        assertThat(rows).hasSize(9);
        assertThat(rows).map(row -> ((Row) row).value(0)).endsWith(Map.of("k0", 0L, "k1", 1L, "k2", 2L), Map.of());
    }

    @Test
    void makesABadRowOfTextThatIsNotUtf8AndGoesOn() throws Exception {
        List<ReadRow> rows = read("bad-text.parquet");
        assertThat(((Row) rows.get(0)).value(0)).isEqualTo("gut");
        assertThat(rows.get(1)).isInstanceOf(BadRow.class);
        assertThat(((BadRow) rows.get(1)).reason()).isEqualTo(Reason.BAD_ENCODING);
        assertThat(((Row) rows.get(2)).value(0)).isEqualTo("auch gut");
    }

    @Test
    void makesABadRowOfAListThatBlowsUp() throws Exception {
        List<ReadRow> rows = read("bomb.parquet");
        assertThat(rows).hasSize(1);
        assertThat(((BadRow) rows.get(0)).reason()).isEqualTo(Reason.ROW_TOO_LARGE);
    }

    @Test
    void tellsHowFarItIs() throws Exception {
        try (RowReader reader = ParquetReader.open(fixture("chats-none-v1.parquet"), "chats.parquet")) {
            assertThat(reader.schema().columns()).containsExactly("id", "messages", "tags", "meta");
            assertThat(reader.bytesRead()).isZero();
            while (reader.next() != null) {
                assertThat(reader.bytesRead()).isPositive().isLessThan(reader.bytesTotal());
            }
        }
    }

    @Test
    void refusesAFileThatBreaksOff(@TempDir Path folder) throws Exception {
        byte[] whole = Files.readAllBytes(fixture("types.parquet"));
        Path half = Files.write(folder.resolve("half.parquet"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ParquetReader.open(half, "half.parquet"))
                .isInstanceOfSatisfying(
                        TunesetException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNREADABLE_SOURCE))
                .hasMessageContaining("half.parquet is not a whole Parquet file");
    }

    @Test
    void refusesAnEncryptedFile(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("x"), "PARE....\1\0\0\0PARE".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ParquetReader.open(file, "secret.parquet"))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("secret.parquet is encrypted");
    }

    static List<ReadRow> read(String name) throws IOException {
        List<ReadRow> rows = new ArrayList<>();
        try (RowReader reader = ParquetReader.open(fixture(name), name)) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    static Path fixture(String name) {
        try {
            return Path.of(
                    ParquetReaderTest.class.getResource("/parquet/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
