package dev.tuneset.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.run.Progress;
import dev.tuneset.engine.run.Report;
import dev.tuneset.engine.run.Run;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.standard.StandardSources;
import dev.tuneset.engine.store.Folders;
import dev.tuneset.engine.store.Sha256;
import dev.tuneset.engine.template.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * One folder a case: {@code rows.jsonl} and {@code recipe.yaml} give {@code pack/}, byte for byte. {@code -Dgolden=update}
 * rewrites the packs; the diff is the review.
 */
class PackGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "packs");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> writesEachPackAsBefore() throws IOException {
        try (Stream<Path> cases = Files.list(GOLDEN)) {
            List<Path> all = cases.filter(Files::isDirectory).sorted().toList();
            assertThat(all).isNotEmpty();
            return all.stream()
                    .map(each -> DynamicTest.dynamicTest(each.getFileName().toString(), () -> check(each)));
        }
    }

    private void check(Path given) throws IOException {
        Path out = folder.resolve(given.getFileName());
        Report report = run(given, out);
        Map<String, String> written = files(out);
        Path expected = given.resolve("pack");
        if ("update".equals(System.getProperty("golden"))) {
            Folders.delete(expected);
            for (Map.Entry<String, String> file : written.entrySet()) {
                Files.createDirectories(expected.resolve(file.getKey()).getParent());
                Files.writeString(expected.resolve(file.getKey()), file.getValue());
            }
        }
        assertThat(written).isEqualTo(files(expected));
        sumsFit(out, written);
        ledgerAddsUp(report, written);
    }

    private static Report run(Path given, Path out) throws IOException {
        Sources sources = StandardSources.sources();
        Recipe recipe = RecipeText.parse(Files.readString(given.resolve("recipe.yaml")));
        recipe = recipe.withSource(recipe.source().withPath("rows.jsonl"));
        Conversion conversion = new Conversion(recipe, new Catalogue()::named, LocalDateTime.of(2026, 1, 2, 3, 4, 5));
        try (RowReader rows = sources.open(
                given.resolve("rows.jsonl"), "rows.jsonl", recipe.source().options())) {
            return new Run(recipe, conversion).into(out, rows, Progress.UNWATCHED);
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    /** Every file but the sums themselves has its sum, and every sum its file. */
    private static void sumsFit(Path out, Map<String, String> written) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (String line : written.get("SHA256SUMS").lines().toList()) {
            String[] parts = line.split("  ", 2);
            sums.put(parts[1], parts[0]);
        }
        Map<String, String> found = new TreeMap<>();
        for (String name : written.keySet()) {
            if (!name.equals("SHA256SUMS")) {
                found.put(name, Sha256.hex(Files.readAllBytes(out.resolve(name))));
            }
        }
        assertThat(sums).isEqualTo(found);
    }

    private static void ledgerAddsUp(Report report, Map<String, String> written) {
        LedgerCounts ledger = report.ledger();
        long noted = written.get("ledger.jsonl")
                .lines()
                .map(line -> line.replaceAll(".*\"row\":(\\d+).*", "$1"))
                .distinct()
                .count();
        assertThat(noted).isEqualTo(ledger.read() - ledger.kept());
        assertThat(report.splits().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(ledger.written());
    }
}
