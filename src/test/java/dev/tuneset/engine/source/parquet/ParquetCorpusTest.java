package dev.tuneset.engine.source.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every file that others collected because it is hard to read is read whole, or refused in one sentence. */
class ParquetCorpusTest {
    private static final Path CORPUS = Path.of("../shared/data/parquet");

    @Test
    void readsOrRefusesEveryFile() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(CORPUS), "no " + CORPUS + " here");
        Map<String, String> refused = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(CORPUS)) {
            files = all.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            try (RowReader reader = ParquetReader.open(file, name)) {
                while (reader.next() != null) {
                    assertThat(reader.bytesRead()).isPositive();
                }
            } catch (TunesetException e) {
                assertThat(e.getMessage()).contains(name);
                refused.put(name, e.getMessage());
            }
        }
        assertThat(files.size() - refused.size())
                .as("read, with " + refused.keySet() + " refused")
                .isGreaterThan(200);
    }
}
