package dev.tuneset.engine.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedParquetTest {
    private static final int TRIES = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "types.parquet",
                "encodings.parquet",
                "chats-none-v2.parquet",
                "chats-snappy-v1.parquet",
                "chats-zstd-v2.parquet",
                "chats-lz4-v1.parquet",
                "chats-brotli-v1.parquet"
            })
    void anyDamageGivesRowsOrARefusalAndNothingElse(String name) throws IOException {
        byte[] whole = Files.readAllBytes(ParquetReaderTest.fixture(name));
        int refused = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            Path file = Files.write(folder.resolve(name), damaged(whole, new Random(seed)));
            refused += readsOrIsRefused(file, name, seed) ? 0 : 1;
        }
        assertThat(refused).as("the damage must be real").isGreaterThan(TRIES / 10);
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int flips = 1 + random.nextInt(6);
        for (int i = 0; i < flips; i++) {
            bytes[4 + random.nextInt(bytes.length - 12)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static boolean readsOrIsRefused(Path file, String name, int seed) throws IOException {
        try (RowReader reader = ParquetReader.open(file, name)) {
            while (reader.next() != null) {
                assertThat(reader.schema().size()).isPositive();
            }
            return true;
        } catch (TunesetException e) {
            assertThat(e.problem()).as("seed " + seed).isIn(Problem.UNREADABLE_SOURCE, Problem.LIMIT_REACHED);
            assertThat(e.getMessage()).contains(name);
            return false;
        }
    }
}
