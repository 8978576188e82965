package dev.tuneset.engine.source.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.source.SourceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every workbook that others collected because it is hard to read is read, or refused in one sentence. */
class XlsxCorpusTest {
    private static final Path CORPUS = Path.of("../shared/data");

    @Test
    void readsOrRefusesEveryFile() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(CORPUS), "no " + CORPUS + " here");
        List<Path> files;
        try (Stream<Path> all = Files.walk(CORPUS)) {
            files = all.filter(file -> file.toString().matches(".*\\.xlsx?")).toList();
        }
        Map<String, String> refused = new TreeMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            try (XlsxReader reader = XlsxReader.open(file, name, SourceOptions.GUESSED)) {
                for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                    assertThat(row).as(name).isNotInstanceOf(BadRow.class);
                }
            } catch (TunesetException e) {
                assertThat(e.getMessage()).contains(name);
                refused.put(name, e.code());
            }
        }
        assertThat(refused)
                .as("no workbook in good order is refused")
                .allSatisfy((name, code) ->
                        assertThat(code).isIn("old_excel", "empty_file", "unsafe_xml", "not_xlsx", "corrupt_xlsx"));
        assertThat(files.size() - refused.size()).isGreaterThan(70);
    }
}
