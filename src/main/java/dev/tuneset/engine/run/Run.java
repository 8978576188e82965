package dev.tuneset.engine.run;

import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.sink.RecordSink;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.split.Splitter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conversion into a folder: one data file for each split, {@code ledger.jsonl}, {@code recipe.yaml},
 * {@code report.json} and {@code SHA256SUMS}. The folder appears when it is whole, or not at all.
 */
public final class Run {
    static final String LEDGER = "ledger.jsonl";
    static final String RECIPE = "recipe.yaml";
    static final String REPORT = "report.json";
    static final String SUMS = "SHA256SUMS";

    private final Recipe recipe;
    private final Conversion conversion;

    public Run(Recipe recipe, Conversion conversion) {
        this.recipe = recipe;
        this.conversion = conversion;
    }

    /** Reads all rows, closes them, and fills {@code place}, which does not exist yet or is empty. */
    public Report into(Path place, RowReader rows, Progress progress) {
        try (RunFolder folder = new RunFolder(place)) {
            Report report = fill(folder, rows, progress);
            folder.publish();
            return report;
        } catch (IOException e) {
            throw UnwritableOutput.because(e);
        }
    }

    private Report fill(RunFolder folder, RowReader rows, Progress progress) throws IOException {
        LedgerCounts counts;
        Map<String, Long> splits;
        long entries;
        try (SplitFiles files = new SplitFiles(folder, recipe);
                LedgerFile ledger = new LedgerFile(folder)) {
            counts = conversion.run(rows, folder.path(), files, ledger, progress);
            splits = files.counts();
            entries = ledger.entries;
        }
        List<Artifact> artifacts = new ArrayList<>();
        for (Map.Entry<String, Long> split : splits.entrySet()) {
            artifacts.add(artifact(folder, fileName(split.getKey(), recipe), split.getValue()));
        }
        artifacts.add(artifact(folder, LEDGER, entries));
        Files.writeString(folder.file(RECIPE), RecipeText.write(recipe));
        artifacts.add(artifact(folder, RECIPE, 0));
        Report report = new Report(counts, splits, artifacts);
        Files.writeString(folder.file(REPORT), JsonValues.text(report.tree()) + "\n");
        Files.writeString(folder.file(SUMS), sums(artifacts));
        return report;
    }

    static String fileName(String split, Recipe recipe) {
        return split + "." + recipe.write().as().wire();
    }

    private static String sums(List<Artifact> artifacts) {
        StringBuilder sums = new StringBuilder();
        artifacts.forEach(artifact -> sums.append(artifact.sha256())
                .append("  ")
                .append(artifact.name())
                .append('\n'));
        return sums.toString();
    }

    private static Artifact artifact(RunFolder folder, String name, long records) throws IOException {
        Path file = folder.file(name);
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return new Artifact(name, Files.size(file), HexFormat.of().formatHex(digest.digest()), records);
    }

    /** The data files, one a split; a split that got no example has an empty file all the same. */
    private static final class SplitFiles implements Output, Closeable {
        private final Splitter splitter;
        private final Map<String, RecordSink> sinks = new LinkedHashMap<>();
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private final RecordSink encoder;
        private @Nullable Place last;
        private String split = "";

        SplitFiles(RunFolder folder, Recipe recipe) throws IOException {
            this.splitter = new Splitter(recipe.split());
            WriteSpec write = recipe.write();
            for (String split : recipe.split().shares().keySet()) {
                sinks.put(split, write.open(folder.file(fileName(split, recipe))));
                counts.put(split, 0L);
            }
            this.encoder = sinks.values().iterator().next();
        }

        @Override
        public void write(Place place, Converted converted) throws IOException {
            // What is made of one row stays together: the same prompt on both sides of a split would be a leak.
            if (!place.equals(last)) {
                split = splitter.next();
                last = place;
            }
            counts.merge(split, 1L, Long::sum);
            RecordSink sink = Objects.requireNonNull(sinks.get(split));
            if (converted.encoded() == null) {
                sink.write(converted.record());
            } else {
                sink.write(converted.encoded());
            }
        }

        @Override
        public @Nullable ByteBuffer encode(Map<String, @Nullable Object> record) {
            return encoder.encode(record);
        }

        Map<String, Long> counts() {
            return counts;
        }

        @Override
        public void close() throws IOException {
            for (RecordSink sink : sinks.values()) {
                sink.close();
            }
        }
    }

    private static final class LedgerFile implements Ledger.Book, Closeable {
        private final RecordSink lines;
        private long entries;

        LedgerFile(RunFolder folder) throws IOException {
            lines = WriteSpec.JSONL.open(folder.file(LEDGER));
        }

        @Override
        public void enter(LedgerEntry entry) throws IOException {
            for (Map<String, @Nullable Object> line : entry.lines()) {
                lines.write(line);
                entries++;
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
