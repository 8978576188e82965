package dev.tuneset.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.store.RowStore;
import dev.tuneset.job.Job;
import dev.tuneset.project.Projects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecoveryTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Projects projects;

    @Inject
    Datasets datasets;

    @Inject
    Recovery recovery;

    @Inject
    RowFolders folders;

    @Test
    void marksAnImportThatWasKilledAndRepeatsIt() throws IOException {
        Dataset dataset = upload("killed " + Instant.now());
        leaveImporting(dataset.id());
        Path half = Files.createDirectories(folders.of(dataset.id(), 1).resolveSibling("1.partial"));
        Files.writeString(half.resolve("rows.bin"), "half");

        recovery.recover();

        Dataset found = datasets.get(dataset.id());
        assertThat(found.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(found.problem()).isNotNull().extracting(Mishap::code).isEqualTo("import_interrupted");
        assertThat(half).doesNotExist();
        Job again = datasets.startImport(dataset.id(), found.nextOptions().toSource());
        assertThat(again.await(LONG)).isTrue();
        assertThat(datasets.get(dataset.id()).status()).isEqualTo(Status.READY);
    }

    @Test
    void keepsTheRowsOfTheImportBefore() throws IOException {
        Dataset dataset = upload("before " + Instant.now());
        datasets.startImport(dataset.id(), SourceOptions.GUESSED).await(LONG);
        leaveImporting(dataset.id());

        recovery.recover();

        assertThat(datasets.get(dataset.id()).status()).isEqualTo(Status.READY);
        try (RowStore rows = datasets.open(dataset.id())) {
            assertThat(rows.rows()).isEqualTo(1);
        }
    }

    @Test
    void deletesRowsAndFilesOfNoDataset() throws IOException {
        Dataset kept = upload("kept " + Instant.now());
        Path stray = Files.createDirectories(folders.of(987_654_321_000L, 1));
        Path blob = datasets.file(kept);
        Path strayBlob = blob.resolveSibling("0".repeat(64));
        Files.writeString(strayBlob, "nobody's");

        recovery.recover();

        assertThat(stray).doesNotExist();
        assertThat(strayBlob).doesNotExist();
        assertThat(blob).exists();
    }

    @Test
    void freesAFileWhenItsLastDatasetGoes() {
        String content = "shared " + Instant.now();
        Dataset first = upload(content);
        Dataset second = upload(content);
        Path blob = datasets.file(first);

        datasets.delete(first.id());
        datasets.purge(first.id());
        assertThat(blob).exists();
        datasets.delete(second.id());
        assertThat(blob).exists();
        datasets.purge(second.id());
        assertThat(blob).doesNotExist();
    }

    @Test
    void removesWhatWasDeletedLongAgo() {
        Dataset old = upload("old " + Instant.now());
        Dataset fresh = upload("fresh " + Instant.now());
        Path blob = datasets.file(old);
        datasets.startImport(old.id(), SourceOptions.GUESSED).await(LONG);
        datasets.delete(old.id());
        datasets.delete(fresh.id());
        QuarkusTransaction.requiringNew()
                .run(() -> Dataset.<Dataset>findById(old.id())
                        .delete(Instant.now().minus(Datasets.KEPT).minusSeconds(60)));

        recovery.recover();

        assertThat(blob).doesNotExist();
        assertThat(folders.of(old.id())).doesNotExist();
        assertThat(datasets.deleted(old.projectId())).isEmpty();
        assertThat(datasets.file(datasets.restore(fresh.id()))).exists();
    }

    private Dataset upload(String value) {
        byte[] csv = ("a,b\n1," + value + "\n").getBytes(StandardCharsets.UTF_8);
        long project = projects.create("Recovery").id();
        return datasets.upload(project, "a.csv", new ByteArrayInputStream(csv), csv.length, SourceOptions.GUESSED);
    }

    /** What a killed server leaves in the database. */
    private void leaveImporting(long id) {
        QuarkusTransaction.requiringNew()
                .run(() -> datasets.get(id).beginImport(ReadOptions.GUESSED, List.of("a", "b"), Instant.now()));
    }
}
