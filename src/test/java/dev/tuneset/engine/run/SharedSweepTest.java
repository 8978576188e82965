package dev.tuneset.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.standard.StandardSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file of a large collection, the damaged and the malicious ones too, is told, read and converted, or refused in words:
 * none crashes or hangs, and no row goes missing.
 */
class SharedSweepTest {
    private static final Path DATA = Path.of("..", "shared", "data");
    private static final int SAMPLE_ROWS = 200;
    private static final long HANGS_SECONDS = 120;

    private final Sources sources = StandardSources.sources();

    @TempDir
    Path scratch;

    @Test
    void everyFileIsConvertedOrRefusedInWords() throws Exception {
        Path index = DATA.resolve("INDEX.tsv");
        Assumptions.assumeTrue(Files.exists(index), "skipped: there is no " + index);
        Map<String, String> faults = new TreeMap<>();
        ExecutorService worker = Executors.newCachedThreadPool(SharedSweepTest::daemon);
        List<String> lines = Files.readAllLines(index);
        for (String line : lines.subList(1, lines.size())) {
            String file = line.split("\t", 2)[0];
            String fault = fault(worker, DATA.resolve(file));
            if (!fault.isEmpty()) {
                faults.put(file, fault);
            }
        }
        worker.shutdownNow();
        assertThat(lines).hasSizeGreaterThan(1_000);
        assertThat(faults).isEmpty();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private String fault(ExecutorService worker, Path file) throws InterruptedException {
        Future<String> running = worker.submit(() -> swept(file));
        try {
            return running.get(HANGS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "hangs";
        } catch (ExecutionException e) {
            boolean refused = e.getCause() instanceof TunesetException said
                    && said.getMessage() != null
                    && !said.getMessage().contains(file.toAbsolutePath().toString());
            return refused ? "" : "crashes: " + e.getCause();
        }
    }

    private String swept(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        SourceOptions options = sources.guess(file, name, SourceOptions.GUESSED).options();
        List<Row> sample = new ArrayList<>();
        long rows = 0;
        try (RowReader reader = sources.open(file, name, options)) {
            for (ReadRow read = reader.next(); read != null; read = reader.next()) {
                rows++;
                if (read instanceof Row row && sample.size() < SAMPLE_ROWS) {
                    sample.add(row);
                }
            }
        }
        List<Detection> detected = Formats.detect(sample);
        if (detected.isEmpty()) {
            return "";
        }
        for (String target : List.of("chatml", detected.get(0).format())) {
            Conversion conversion = new Conversion(
                    RecipeText.parse("target: {format: " + target + "}"),
                    none -> {
                        throw new AssertionError(none);
                    },
                    LocalDateTime.of(2026, 1, 1, 0, 0));
            List<Integer> written = new ArrayList<>();
            try (RowReader reader = sources.open(file, name, options)) {
                LedgerCounts counts = conversion.run(
                        reader, scratch, (place, made) -> written.add(1), entry -> {}, Progress.UNWATCHED);
                if (counts.read() != rows || counts.written() != written.size()) {
                    return target + ": " + rows + " rows, " + written.size() + " written, " + counts;
                }
            }
        }
        return "";
    }
}
