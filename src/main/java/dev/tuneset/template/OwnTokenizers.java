package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.files.Blob;
import dev.tuneset.files.BlobOwners;
import dev.tuneset.files.FileStore;
import dev.tuneset.files.Lease;
import dev.tuneset.project.Projects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be done with the tokenizers of a project. A deleted one can be taken back for thirty days. */
@ApplicationScoped
public class OwnTokenizers {
    static final int TOKENIZERS_MAX = 20;
    static final long BYTES_MAX = 128L << 20;
    private static final int FILE_NAME_MAX = 200;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Projects projects;
    private final FileStore files;
    private final BlobOwners owners;
    private final LoadedTokenizers loaded;
    private final Clock clock;

    OwnTokenizers(Projects projects, FileStore files, BlobOwners owners, LoadedTokenizers loaded, Clock clock) {
        this.projects = projects;
        this.files = files;
        this.owners = owners;
        this.loaded = loaded;
        this.clock = clock;
    }

    /** The tokenizers of a project by name. */
    @Transactional
    public List<OwnTokenizer> list(long projectId) {
        projects.get(projectId);
        return OwnTokenizer.list("projectId = ?1 and deletedAt is null order by name", projectId);
    }

    @Transactional
    public Optional<OwnTokenizer> find(long projectId, String name) {
        return OwnTokenizer.find("projectId = ?1 and liveName = ?2", projectId, name)
                .firstResultOptional();
    }

    /** The tokenizer with this name; throws {@code no_such_tokenizer}. */
    @Transactional
    public OwnTokenizer get(long projectId, String name) {
        projects.get(projectId);
        return find(projectId, name).orElseThrow(() -> missing(name));
    }

    /**
     * Takes in a {@code tokenizer.json}; it replaces the one that has the name. Nothing stays of a file that cannot be loaded.
     *
     * @param bytesExpected what was announced, or -1
     * @throws TunesetException {@code tokenizer_unsupported}, {@code tokenizer_malformed} or {@code tokenizer_too_large}
     */
    public OwnTokenizer save(long projectId, String name, String fileName, InputStream bytes, long bytesExpected) {
        projects.get(projectId);
        String good = usable(name);
        Lease lease = files.store(bytes, bytesExpected);
        Blob blob = lease.blob();
        boolean isKept = false;
        try (lease) {
            requireSize(blob);
            loaded.blob(blob.hash(), good);
            OwnTokenizer saved = replace(new OwnTokenizer(projectId, good, shortened(fileName), blob, now()));
            isKept = true;
            return saved;
        } finally {
            if (!isKept) {
                files.release(blob.hash(), owners::areUsing);
            }
        }
    }

    private static void requireSize(Blob blob) {
        if (blob.bytes() > BYTES_MAX) {
            throw new TunesetException(
                            Problem.LIMIT_REACHED,
                            "tokenizer_file_too_large",
                            "The tokenizer is larger than the limit of " + (BYTES_MAX >> 20) + " MB.",
                            BYTES_MAX >> 20)
                    .inField("file");
        }
    }

    private OwnTokenizer replace(OwnTokenizer fresh) {
        return inOrder(() -> {
            Optional<OwnTokenizer> old = find(fresh.projectId(), fresh.name());
            if (old.isPresent() && old.get().blobHash().equals(fresh.blobHash())) {
                return old.get();
            }
            if (old.isEmpty()) {
                requireRoom(fresh.projectId());
            }
            old.ifPresent(before -> before.delete(now()));
            OwnTokenizer.flush();
            fresh.persist();
            return fresh;
        });
    }

    private static void requireRoom(long projectId) {
        if (OwnTokenizer.count("projectId = ?1 and deletedAt is null", projectId) >= TOKENIZERS_MAX) {
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "too_many_tokenizers",
                    "The project has " + TOKENIZERS_MAX + " tokenizers of its own; delete one first.",
                    TOKENIZERS_MAX);
        }
    }

    public OwnTokenizer rename(long projectId, String name, String newName) {
        return inOrder(() -> {
            OwnTokenizer tokenizer = get(projectId, name);
            String good = usable(newName);
            if (!good.equals(name)) {
                requireFree(projectId, good, tokenizer.id());
                tokenizer.rename(good);
            }
            return tokenizer;
        });
    }

    /** Puts a tokenizer away; {@link #restore} brings it back. */
    public OwnTokenizer delete(long projectId, String name) {
        return inOrder(() -> {
            OwnTokenizer tokenizer = get(projectId, name);
            tokenizer.delete(now());
            return tokenizer;
        });
    }

    /** Takes a deletion back, unless the name is in use again. */
    public OwnTokenizer restore(long projectId, long id) {
        return inOrder(() -> {
            projects.get(projectId);
            OwnTokenizer tokenizer = OwnTokenizer.<OwnTokenizer>find("projectId = ?1 and id = ?2", projectId, id)
                    .firstResultOptional()
                    .orElseThrow(() -> missing(String.valueOf(id)));
            requireFree(projectId, tokenizer.name(), id);
            tokenizer.restore();
            return tokenizer;
        });
    }

    /** Where the file of a tokenizer lies. */
    public Path file(OwnTokenizer tokenizer) {
        return files.path(tokenizer.blobHash());
    }

    @Transactional
    void purge(@Observes StartupEvent event) {
        OwnTokenizer.delete("deletedAt < ?1", now().minus(KEPT));
    }

    private void requireFree(long projectId, String name, long exceptId) {
        Optional<OwnTokenizer> other = find(projectId, name);
        if (other.isPresent() && other.get().id() != exceptId) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "tokenizer_name_taken",
                            "The project has a tokenizer \"" + name + "\" already.",
                            name)
                    .inField("name");
        }
    }

    private static String usable(String name) {
        String good = OwnName.good(name);
        if (Tokenizers.BUILT_IN.contains(good)) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "tokenizer_name_built_in",
                            "\"" + good + "\" is the name of a built-in encoding; choose another.",
                            good)
                    .inField("name");
        }
        return good;
    }

    private static String shortened(String fileName) {
        return fileName.length() > FILE_NAME_MAX ? fileName.substring(fileName.length() - FILE_NAME_MAX) : fileName;
    }

    private synchronized <T> T inOrder(java.util.concurrent.Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static TunesetException missing(String name) {
        return new TunesetException(
                Problem.NOT_FOUND, "no_such_tokenizer", "The project has no tokenizer \"" + name + "\".", name);
    }

    private Instant now() {
        return clock.instant();
    }
}
