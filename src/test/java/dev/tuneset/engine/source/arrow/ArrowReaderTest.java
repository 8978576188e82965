package dev.tuneset.engine.source.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.Reading;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.standard.StandardSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files by {@code src/test/python/arrow_files.py}; what is expected of each type was compared with what is read from Parquet. */
class ArrowReaderTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "arrow");
    private static final int MUTATIONS = 2_000;

    @ParameterizedTest
    @CsvSource({
        "usual.arrow, usual.txt",
        "usual-zstd.arrow, usual.txt",
        "usual-lz4.feather, usual.txt",
        "usual-old.arrow, usual.txt",
        "rare.arrow, rare.txt",
        "dictionaries.arrow, dictionaries.txt",
        "sliced.arrow, sliced.txt"
    })
    void readsEveryTypeAsParquetHasIt(String file, String expected) throws IOException {
        assertThat(shown(Reading.of(FOLDER.resolve(file)))).isEqualTo(Files.readAllLines(FOLDER.resolve(expected)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual.arrow", "usual-lz4.feather", "bad-rows.arrow"})
    void givesTheSameRowsInBatches(String file) throws IOException {
        List<String> rows = new ArrayList<>();
        try (RowReader reader = ArrowReader.open(FOLDER.resolve(file), file, Spool.SYSTEM)) {
            for (RowBatch batch = reader.nextBatch(); batch != null; batch = reader.nextBatch()) {
                batch.rows().forEach(row -> rows.add(told(row)));
            }
            assertThat(reader.bytesRead()).isLessThanOrEqualTo(reader.bytesTotal());
        }
        List<String> single = new ArrayList<>();
        try (RowReader reader = ArrowReader.open(FOLDER.resolve(file), file, Spool.SYSTEM)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                single.add(told(row));
            }
        }
        assertThat(rows).hasSize(3).isEqualTo(single);
    }

    @Test
    void tellsAnArrowFileByItsContent() throws IOException {
        for (String file : List.of("usual.arrow", "usual-old.arrow", "usual-lz4.feather")) {
            byte[] bytes = Files.readAllBytes(FOLDER.resolve(file));
            Guess guess = StandardSources.sources().guess(Reading.file("data.csv", bytes), SourceOptions.GUESSED);
            assertThat(guess.options().kind()).isEqualTo("arrow");
            assertThat(guess.findings()).anySatisfy(found -> {
                assertThat(found.option()).isEqualTo("rows");
                assertThat(found.value()).isEqualTo("3");
            });
        }
    }

    @Test
    void keepsBadValuesToTheirRows() throws IOException {
        Reading read = Reading.of(FOLDER.resolve("bad-rows.arrow"));
        assertThat(read.rows()).hasSize(1);
        assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.BAD_ENCODING, Reason.MALFORMED_ROW);
        assertThat(read.bad().get(0).detail()).isEqualTo("column text holds bytes that are not UTF-8");
        assertThat(read.bad().get(1).detail())
                .isEqualTo("column time holds 1000000000000000, which is no such date or time");
    }

    @Test
    void looksUpWordsByUnsignedNumbers() throws IOException {
        assertThat(Reading.of(FOLDER.resolve("unsigned.arrow")).values())
                .isEqualTo(List.of(List.of("word 0"), List.of("word 127"), List.of("word 128"), List.of("word 255")));
    }

    @Test
    void findsWhatStandsInAFileByItsFooter() throws IOException {
        assertThat(Reading.of(FOLDER.resolve("polars.arrow")).values())
                .isEqualTo(List.of(
                        List.of("a", "x"),
                        Arrays.asList(null, "y"),
                        List.of("a text that is longer than twelve bytes", "x")));
    }

    @Test
    void readsAFileWithoutRows() throws IOException {
        Reading read = Reading.of(FOLDER.resolve("empty.feather"));
        assertThat(read.columns()).contains("turns");
        assertThat(read.rows()).isEmpty();
    }

    @Test
    void refusesOneNameForTwoColumns() {
        assertThatThrownBy(() -> Reading.of(FOLDER.resolve("twins.arrow")))
                .isInstanceOf(TunesetException.class)
                .hasMessage("twins.arrow uses one column name twice in 2 columns, which cannot be read here; "
                        + "write the file again without it");
    }

    @ParameterizedTest
    @CsvSource({"usual.arrow, batches", "usual-lz4.feather, schema"})
    void refusesAFileThatBreaksOff(String file, String where) throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve(file));
        byte[] cut = Arrays.copyOf(whole, whole.length - 500);
        assertThatThrownBy(() -> StandardSources.sources().guess(Reading.file("cut.arrow", cut), SourceOptions.GUESSED))
                .isInstanceOf(TunesetException.class)
                .hasMessage("cut.arrow is damaged (" + where + "): it breaks off there; get an undamaged copy");
    }

    /** Whatever the bytes say: rows, bad rows or a refusal, never another exception and no more memory than there is. */
    @ParameterizedTest
    @ValueSource(strings = {"usual.arrow", "usual-zstd.arrow", "usual-lz4.feather", "rare.arrow", "dictionaries.arrow"})
    void survivesAnyBytes(String file) throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve(file));
        Random random = new Random(whole.length);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = whole.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutate(bytes, random);
            }
            try {
                assertThat(Reading.of("any.arrow", bytes, SourceOptions.GUESSED).total())
                        .isNotNegative();
            } catch (TunesetException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static void mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        if (random.nextBoolean()) {
            bytes[at] = (byte) random.nextInt();
            return;
        }
        byte extreme = (byte) (random.nextBoolean() ? 0xff : 0x7f);
        for (int i = at & ~3; i < Math.min(bytes.length, (at & ~3) + Integer.BYTES); i++) {
            bytes[i] = extreme;
        }
    }

    private static String told(ReadRow read) {
        return read instanceof Row row ? row.place() + " " + shown(row.values()) : read.toString();
    }

    private static List<String> shown(Reading read) {
        List<String> lines = new ArrayList<>();
        for (List<Object> row : read.values()) {
            for (int i = 0; i < row.size(); i++) {
                lines.add(read.columns().get(i) + " " + shown(row.get(i)));
            }
        }
        return lines;
    }

    private static String shown(Object value) {
        if (value instanceof byte[] bytes) {
            return "bytes " + Arrays.toString(bytes);
        }
        if (value instanceof List<?> list) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            list.forEach(item -> items.add(shown(item)));
            return items.toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner fields = new StringJoiner(", ", "{", "}");
            map.forEach((key, member) -> fields.add(key + ": " + shown(member)));
            return fields.toString();
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }
}
