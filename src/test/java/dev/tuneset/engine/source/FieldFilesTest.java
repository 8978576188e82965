package dev.tuneset.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.standard.StandardSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Reads the files of the field that lie beside the project; skips where they do not. */
class FieldFilesTest {
    private static final Path DATA = Path.of("../shared/data");
    private static final List<String> TEXT =
            List.of(".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".geojsonl", ".tbl", ".txt");

    private static Path data(String path) {
        Path found = DATA.resolve(path);
        assumeTrue(Files.exists(found), () -> found + " is not there");
        return found;
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(data(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> TEXT.stream().anyMatch(String.valueOf(file.getFileName())::endsWith))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> readsCsvSpectrumAsItsTwinsSay() throws IOException {
        return files("csv_torture/csv-spectrum").stream()
                .filter(file -> file.toString().endsWith(".csv"))
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> sameAsTwin(file)));
    }

    /** Where the line ends of a file were changed on its way here, those of its twin are too. */
    private static void sameAsTwin(Path file) throws IOException {
        String json = Files.readString(Path.of(file.toString().replace(".csv", ".json")));
        boolean hasReturns = Files.readString(file).contains("\r");
        JsonNode twin = new ObjectMapper().readTree(hasReturns ? json : json.replace("\\r\\n", "\\n"));
        Reading read = Reading.of(file);
        List<Map<String, Object>> rows = new ArrayList<>();
        read.rows().forEach(row -> rows.add(row.toMap()));
        assertThat(new ObjectMapper().<JsonNode>valueToTree(rows)).isEqualTo(twin);
        assertThat(read.bad()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> acceptsWhatIsJsonAndRefusesWhatIsNot() throws IOException {
        return files("json_torture/JSONTestSuite").stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> judge(file)));
    }

    private static void judge(Path file) throws IOException {
        boolean whole;
        try {
            whole = Reading.of(file).bad().isEmpty();
        } catch (TunesetException refused) {
            whole = false;
        }
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith("i_")) {
            assertThat(whole).isEqualTo(name.startsWith("y_"));
        }
    }

    @TestFactory
    Stream<DynamicTest> readsOrRefusesEveryTortureFile() throws IOException {
        List<Path> files = new ArrayList<>(files("csv_torture"));
        files.addAll(files("json_torture/duckdb"));
        files.addAll(files("json_torture/big-list-of-naughty-strings"));
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                    try {
                        Reading read = Reading.of(file);
                        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                        boolean given = bytes.contains("\u00ef\u00bf\u00bd") || bytes.contains("\u00fd\u00ff");
                        read.rows()
                                .forEach(row -> row.values()
                                        .forEach(value -> assertThat(given
                                                        || !String.valueOf(value)
                                                                .contains("\uFFFD"))
                                                .isTrue()));
                    } catch (TunesetException refused) {
                        assertThat(refused.getMessage())
                                .isNotBlank()
                                .doesNotContain(file.toAbsolutePath().toString());
                    }
                }));
    }

    /** Rows and encodings as an independent reader counted them; files that are ragged on purpose are not compared. */
    @TestFactory
    Stream<DynamicTest> countsRowsAsTheIndexDoes() throws IOException {
        List<String> lines = Files.readAllLines(data("INDEX.tsv"), StandardCharsets.UTF_8);
        return lines.stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells[0].matches(
                        "(tabular|classification|alpaca|chat|preference|reasoning|eval)/.*\\.(csv|jsonl?)"))
                .filter(cells -> !cells[2].equals("json object"))
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> count(cells)));
    }

    private static void count(String[] cells) throws IOException {
        Path file = data(cells[0]);
        long expected = Long.parseLong(cells[3].replaceAll("\\D.*", ""));
        int headerRows = cells[0].endsWith("StarWars.csv") ? 2 : cells[2].equals("csv") ? 1 : 0;
        Reading read = Reading.of(file);
        assertThat(read.bad()).isEmpty();
        assertThat(read.rows()).hasSize((int) expected - headerRows);
        String encoding = guessedEncoding(file);
        assertThat(encoding)
                .isEqualTo(
                        switch (cells[4]) {
                            case "latin-1" -> "windows-1252";
                            case "gb18030" -> "GB18030";
                            default -> "UTF-8";
                        });
    }

    private static String guessedEncoding(Path file) throws IOException {
        return String.valueOf(StandardSources.sources()
                .guess(file, String.valueOf(file.getFileName()), SourceOptions.GUESSED)
                .options()
                .encoding());
    }

    @Test
    void readsQuotedNewlinesInGb18030() throws IOException {
        Path folder = data("classification/Chinese-medical-dialogue-data");
        try (Stream<Path> files = Files.list(folder)) {
            Path file = files.filter(path -> path.toString().endsWith(".csv"))
                    .findFirst()
                    .orElseThrow();
            Reading read = Reading.of(file);
            assertThat(read.columns()).containsExactly("department", "title", "ask", "answer");
            assertThat(read.rows()).hasSize(3000).allMatch(row -> row.notes().isEmpty());
            assertThat(read.rows().get(0).value("department")).asString().matches("\\p{IsHan}+");
        }
    }

    @Test
    void joinsTheTwoHeaderRowsOfTheStarWarsSurvey() throws IOException {
        Reading read = Reading.of(data("tabular/data/StarWars.csv"));
        assertThat(read.columns())
                .hasSize(38)
                .contains("RespondentID", "Have you seen any of the 6 films in the Star Wars franchise? / Response");
        assertThat(read.rows().get(0).value("RespondentID")).isEqualTo("3292879998");
    }

    @Test
    void refusesImagesAndPrograms() {
        Path images = data("vision");
        assertThatExceptionOfType(TunesetException.class).isThrownBy(() -> {
            try (Stream<Path> files = Files.walk(images)) {
                Reading.of(files.filter(path -> path.toString().endsWith(".png"))
                        .findFirst()
                        .orElseThrow());
            }
        });
    }
}
