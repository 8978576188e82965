package dev.tuneset.dataset;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.store.RowStore;
import dev.tuneset.files.Blob;
import dev.tuneset.files.BlobOwners;
import dev.tuneset.files.FileStore;
import dev.tuneset.files.Lease;
import dev.tuneset.job.Job;
import dev.tuneset.job.Jobs;
import dev.tuneset.project.Projects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What can be done with datasets. A deleted dataset can be taken back for thirty days. */
@ApplicationScoped
public class Datasets {
    static final Duration KEPT = Duration.ofDays(30);

    private final Projects projects;
    private final FileStore files;
    private final BlobOwners owners;
    private final RowFolders folders;
    private final Previewer previewer;
    private final Importer importer;
    private final Jobs jobs;
    private final Clock clock;

    Datasets(
            Projects projects,
            FileStore files,
            BlobOwners owners,
            RowFolders folders,
            Previewer previewer,
            Importer importer,
            Jobs jobs,
            Clock clock) {
        this.projects = projects;
        this.files = files;
        this.owners = owners;
        this.folders = folders;
        this.previewer = previewer;
        this.importer = importer;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The datasets of a project, the newest first. */
    @Transactional
    public List<Dataset> list(long projectId) {
        projects.get(projectId);
        return Dataset.list("projectId = ?1 and deletedAt is null order by id desc", projectId);
    }

    /** The datasets of a project that can be taken back, the one deleted last first. */
    @Transactional
    public List<Dataset> deleted(long projectId) {
        projects.get(projectId);
        return Dataset.list("projectId = ?1 and deletedAt is not null order by deletedAt desc, id desc", projectId);
    }

    /** The dataset in use with this id; throws {@code no_dataset} when there is none. */
    @Transactional
    public Dataset get(long id) {
        Dataset dataset = any(id);
        if (dataset.deletedAt() != null) {
            throw missing(id);
        }
        return dataset;
    }

    private Dataset any(long id) {
        Dataset dataset = Dataset.<Dataset>findByIdOptional(id).orElseThrow(() -> missing(id));
        projects.get(dataset.projectId());
        return dataset;
    }

    /**
     * Takes in the files of a form as one dataset; of several, rows say which file they came from.
     *
     * @param name what to call them together; {@code null} names them after the first
     */
    Dataset upload(long projectId, @Nullable String name, List<FileUpload> files, SourceOptions given)
            throws IOException {
        projects.get(projectId);
        if (files.size() == 1) {
            FileUpload only = files.get(0);
            try (InputStream bytes = Files.newInputStream(only.uploadedFile())) {
                return upload(projectId, name == null ? only.fileName() : name, bytes, only.size(), given);
            }
        }
        List<FilePack.Part> parts = files.stream()
                .map(file -> new FilePack.Part(file.fileName(), file.uploadedFile()))
                .toList();
        Path pack = FilePack.of(parts);
        try (InputStream bytes = Files.newInputStream(pack)) {
            return upload(projectId, name == null ? FilePack.name(parts) : name, bytes, Files.size(pack), given);
        } finally {
            Files.deleteIfExists(pack);
        }
    }

    /**
     * Takes in a file and tells how it would be read. Nothing stays of a file that cannot be read at all.
     *
     * @param bytesExpected what was announced, or -1
     * @param given options that are not to be guessed
     */
    public Dataset upload(long projectId, String name, InputStream bytes, long bytesExpected, SourceOptions given) {
        projects.get(projectId);
        String fileName = FileName.of(name);
        Lease lease = files.store(bytes, bytesExpected);
        Blob blob = lease.blob();
        boolean isKept = false;
        try (lease) {
            Guess guess = previewer.guess(files.path(blob.hash()), fileName, given);
            Dataset dataset = create(new Dataset(projectId, fileName, blob, guess, clock.instant()));
            isKept = true;
            return dataset;
        } finally {
            if (!isKept) {
                files.release(blob.hash(), owners::areUsing);
            }
        }
    }

    private Dataset create(Dataset dataset) {
        return QuarkusTransaction.requiringNew().call(() -> {
            projects.get(dataset.projectId());
            dataset.persist();
            return dataset;
        });
    }

    /** The beginning of the file as it would be read with these options. */
    public Preview preview(long id, SourceOptions options) {
        Dataset dataset = get(id);
        return previewer.preview(file(dataset), dataset.fileName(), options);
    }

    /**
     * Starts reading the file with these options; rows of an import before stay until the new ones are there.
     *
     * @throws TunesetException when it cannot even be begun: nothing has changed then
     */
    public synchronized Job startImport(long id, SourceOptions given) {
        Dataset dataset = get(id);
        requireIdle(id);
        Guess guess = previewer.guess(file(dataset), dataset.fileName(), given);
        List<String> columns = previewer.columns(file(dataset), dataset.fileName(), guess.options());
        Dataset begun = QuarkusTransaction.requiringNew().call(() -> {
            Dataset fresh = get(id);
            fresh.beginImport(ReadOptions.of(guess.options()), columns, clock.instant());
            return fresh;
        });
        try {
            return jobs.start(key(id), Set.of(Projects.key(begun.projectId())), job -> importRows(begun, guess, job));
        } catch (TunesetException e) {
            breakOff(id, Status.UPLOADED, Mishap.of(e));
            throw e;
        }
    }

    private void importRows(Dataset dataset, Guess guess, Job job) {
        long id = dataset.id();
        Path target = folders.of(id, dataset.generation());
        try {
            Imported imported =
                    importer.run(new Importer.Order(file(dataset), dataset.fileName(), guess.options(), target), job);
            QuarkusTransaction.requiringNew().run(() -> get(id).finishImport(guess, imported, clock.instant()));
            folders.keepOnly(id, dataset.generation());
        } catch (TunesetException e) {
            if (e.problem() != Problem.CANCELLED) {
                breakOff(id, Status.FAILED, Mishap.of(e));
            } else if (jobs.isStopping()) {
                breakOff(id, Status.INTERRUPTED, Mishap.INTERRUPTED);
            } else {
                breakOff(id, Status.UPLOADED, Mishap.of(e));
            }
            throw e;
        } catch (RuntimeException e) {
            breakOff(id, Status.FAILED, Mishap.UNEXPECTED);
            throw e;
        }
    }

    private void breakOff(long id, Status without, Mishap why) {
        QuarkusTransaction.requiringNew()
                .run(() -> Dataset.<Dataset>findByIdOptional(id)
                        .ifPresent(dataset -> dataset.breakOff(without, why, clock.instant())));
    }

    /** The import of a dataset, under way or ended a while ago. */
    public Optional<Job> job(long id) {
        return jobs.find(key(id));
    }

    /** Stops an import; answers whether there was one. */
    public boolean cancel(long id) {
        return jobs.cancel(key(get(id).id()));
    }

    /** The rows of a dataset, to be closed by the caller; throws {@code not_imported} when there are none yet. */
    public RowStore open(long id) {
        Dataset dataset = get(id);
        Integer store = dataset.store();
        if (store == null) {
            throw notImported();
        }
        try {
            return RowStore.open(folders.of(id, store));
        } catch (IOException e) {
            throw Importer.unreadable(dataset.name(), e);
        }
    }

    /** What the columns of a dataset are like; empty when its rows were imported without looking at them. */
    public Optional<Profile> profile(long id) {
        Dataset dataset = get(id);
        Integer store = dataset.store();
        if (store == null) {
            throw notImported();
        }
        try {
            return Profile.read(folders.of(id, store));
        } catch (IOException e) {
            throw Importer.unreadable(dataset.name(), e);
        }
    }

    /** What became of each file of a dataset of several; empty for a single file. */
    public Optional<FilesRead> files(long id) {
        Dataset dataset = get(id);
        Integer store = dataset.store();
        if (store == null) {
            return Optional.empty();
        }
        try {
            return FilesRead.read(folders.of(id, store));
        } catch (IOException e) {
            throw Importer.unreadable(dataset.name(), e);
        }
    }

    /** Where the profile lies as JSON; throws {@code not_imported} when there is none. */
    Path profileFile(long id) {
        Integer store = get(id).store();
        if (store == null || !Files.exists(Profile.file(folders.of(id, store)))) {
            throw notImported();
        }
        return Profile.file(folders.of(id, store));
    }

    @Transactional
    public Dataset rename(long id, String name) {
        Dataset dataset = get(id);
        dataset.rename(FileName.chosen(name), clock.instant());
        return dataset;
    }

    /** Hides a dataset and its recipes; {@link #restore} brings them back. Refused while it is imported or a run reads it. */
    public synchronized Dataset delete(long id) {
        requireIdle(get(id).id());
        jobs.requireUnused(key(id));
        return QuarkusTransaction.requiringNew().call(() -> {
            Dataset dataset = get(id);
            dataset.delete(clock.instant());
            return dataset;
        });
    }

    /** Takes a deletion back; a dataset in use stays as it is. */
    @Transactional
    public Dataset restore(long id) {
        Dataset dataset = any(id);
        dataset.restore();
        return dataset;
    }

    /** Removes a deleted dataset with its recipes and rows, and its file unless another dataset has the same. */
    public synchronized Dataset purge(long id) {
        Dataset dataset = QuarkusTransaction.requiringNew().call(() -> any(id));
        if (dataset.deletedAt() == null) {
            throw new TunesetException(
                    Problem.BAD_REQUEST, "dataset_in_use", "This dataset is in use. Delete it first.");
        }
        QuarkusTransaction.requiringNew().run(() -> Dataset.deleteById(id));
        folders.delete(id);
        files.release(dataset.blobHash(), owners::areUsing);
        return dataset;
    }

    /** Where the bytes of the file lie. */
    public Path file(Dataset dataset) {
        return files.path(dataset.blobHash());
    }

    /** What the job of a dataset is called. */
    public static String key(long id) {
        return "dataset-" + id;
    }

    private void requireIdle(long id) {
        if (jobs.isLive(key(id))) {
            throw new TunesetException(
                    Problem.BAD_REQUEST,
                    "already_running",
                    "This dataset is being imported. Wait for the end or cancel it first.");
        }
    }

    private static TunesetException notImported() {
        return new TunesetException(
                Problem.BAD_REQUEST, "not_imported", "This dataset has no rows yet. Import it first.");
    }

    private static TunesetException missing(long id) {
        return new TunesetException(Problem.NOT_FOUND, "no_dataset", "There is no dataset " + id + ".", id);
    }
}
