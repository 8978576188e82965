package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.pack.Contents;
import dev.tuneset.engine.pack.PackFile;
import dev.tuneset.engine.pack.PackPlan;
import dev.tuneset.engine.pack.PackReport;
import dev.tuneset.engine.pack.Tally;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.sink.DataFile;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.sink.RecordSink;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.store.Sha256;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.ModelFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversion into a folder: the data files of each split, the files of the recipe's pack, {@code ledger.jsonl},
 * {@code recipe.yaml}, {@code report.json} and {@code SHA256SUMS}. With a
 * chat template that a user brought there is {@code chat_template.json} as well, so that the recipe gives the same elsewhere. The
 * folder appears when it is whole, or not at all.
 */
public final class Run {
    static final String LEDGER = "ledger.jsonl";
    static final String RECIPE = "recipe.yaml";
    static final String TEMPLATE = "chat_template.json";
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
        PackPlan plan = conversion.plan();
        Tally tally = plan == null ? null : plan.tally();
        LedgerCounts counts;
        RunOutput output = new RunOutput(folder.path(), recipe, plan, tally);
        LedgerFile ledger = new LedgerFile(folder, tally);
        try (output;
                ledger) {
            counts = conversion.run(rows, folder.path(), output, ledger, progress);
        }
        List<Artifact> artifacts = new ArrayList<>();
        for (DataFile file : output.files()) {
            artifacts.add(artifact(folder, file));
        }
        PackReport packed = null;
        if (plan != null && tally != null) {
            Contents contents = output.contents(RunStory.of(recipe, counts), artifacts);
            for (PackFile file : plan.files(contents)) {
                folder.write(file.name(), file.text());
                artifacts.add(artifact(folder, file.name(), 0));
            }
            packed = plan.report(contents, tally);
        }
        artifacts.add(artifact(folder, LEDGER, ledger.entries));
        folder.write(RECIPE, RecipeText.write(recipe));
        artifacts.add(artifact(folder, RECIPE, 0));
        ChatTemplate brought = conversion.broughtTemplate();
        if (brought != null) {
            folder.write(TEMPLATE, JsonValues.text(ModelFile.tree(brought)) + "\n");
            artifacts.add(artifact(folder, TEMPLATE, 0));
        }
        Report report = new Report(counts, output.counts(), artifacts, output.notes(), packed);
        folder.write(REPORT, JsonValues.text(report.tree()) + "\n");
        folder.write(SUMS, sums(artifacts, artifact(folder, REPORT, 0)));
        return report;
    }

    private static String sums(List<Artifact> artifacts, Artifact report) {
        StringBuilder sums = new StringBuilder();
        List<Artifact> all = new ArrayList<>(artifacts);
        all.add(report);
        all.forEach(artifact -> sums.append(artifact.sha256())
                .append("  ")
                .append(artifact.name())
                .append('\n'));
        return sums.toString();
    }

    private static Artifact artifact(RunFolder folder, DataFile file) throws IOException {
        String sum = file.sha256();
        return sum == null
                ? artifact(folder, file.name(), file.records())
                : new Artifact(file.name(), Files.size(folder.file(file.name())), sum, file.records());
    }

    private static Artifact artifact(RunFolder folder, String name, long records) throws IOException {
        Path file = folder.file(name);
        MessageDigest digest = Sha256.begin();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return new Artifact(name, Files.size(file), HexFormat.of().formatHex(digest.digest()), records);
    }

    private static final class LedgerFile implements Ledger.Book, Closeable {
        private final RecordSink lines;
        private final @Nullable Tally tally;
        private long entries;

        LedgerFile(RunFolder folder, @Nullable Tally tally) throws IOException {
            this.lines = WriteSpec.JSONL.open(folder.file(LEDGER));
            this.tally = tally;
        }

        @Override
        public void enter(LedgerEntry entry) throws IOException {
            for (Map<String, @Nullable Object> line : entry.lines()) {
                lines.write(line);
                entries++;
            }
            if (tally != null) {
                for (Note note : entry.notes()) {
                    tally.noted(entry.place(), note.reason());
                }
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
