package dev.tuneset.files;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.store.Folders;
import dev.tuneset.engine.store.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps uploaded bytes in {@code <data dir>/blobs/<first two digits>/<SHA-256>}: equal bytes once, whole or not at all, and
 * never under a name that a user chose. Safe for several threads.
 */
public final class FileStore {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path blobs;
    private final Path incoming;
    private final Intake intake;
    private final Map<String, Integer> leases = new HashMap<>();

    /** Uses the folders {@code blobs} and {@code incoming} of a data directory, and makes them where they are missing. */
    public FileStore(Path dataDirectory, Limits limits) {
        this(dataDirectory, limits, Disk.real());
    }

    FileStore(Path dataDirectory, Limits limits, Disk disk) {
        this.blobs = dataDirectory.resolve("blobs");
        this.incoming = dataDirectory.resolve("incoming");
        this.intake = new Intake(limits, disk);
        try {
            Files.createDirectories(blobs);
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    /**
     * How much is taken in.
     *
     * @param fileBytesMax the largest file that is taken in
     * @param reserveBytes space that stays free on the disk, so that the database can go on
     */
    public record Limits(long fileBytesMax, long reserveBytes) {}

    /**
     * Takes in a stream to its end. Nothing is kept when it fails: {@code file_too_large}, {@code disk_full},
     * {@code upload_cut_off} when the stream breaks or ends before {@code bytesExpected}.
     *
     * @param bytesExpected what was announced, or -1 when nothing was
     */
    public Lease store(InputStream bytes, long bytesExpected) {
        Path arriving = incoming.resolve(UUID.randomUUID() + Folders.PARTIAL);
        try {
            Blob blob = intake.write(bytes, bytesExpected, arriving);
            return publish(arriving, blob);
        } catch (IOException e) {
            throw Trouble.writing(e);
        } finally {
            discard(arriving);
        }
    }

    /** Where the bytes of a blob lie. */
    public Path path(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + hash);
        }
        return blobs.resolve(hash.substring(0, 2)).resolve(hash);
    }

    public boolean has(String hash) {
        return Files.exists(path(hash));
    }

    /** Frees a blob unless it is still referred to or has just arrived. */
    public synchronized void release(String hash, Predicate<String> stillUsed) {
        if (leases.containsKey(hash) || stillUsed.test(hash)) {
            return;
        }
        try {
            Files.deleteIfExists(path(hash));
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    /** Throws {@code disk_full} when less than the reserve is left. */
    public void requireSpace(long bytes) {
        try {
            intake.requireSpace(incoming, bytes);
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    /** At start: deletes what a crash left half-written, and blobs that nobody refers to. Answers how many. */
    public synchronized int sweep(Predicate<String> used) {
        try {
            return sweepFolder(incoming, file -> true) + sweepBlobs(used);
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    private int sweepBlobs(Predicate<String> used) throws IOException {
        int count = 0;
        try (Stream<Path> folders = Files.list(blobs)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                count += sweepFolder(folder, file -> isStray(file, used));
            }
        }
        return count;
    }

    private boolean isStray(Path file, Predicate<String> used) {
        String name = String.valueOf(file.getFileName());
        return HASH.matcher(name).matches() && !leases.containsKey(name) && !used.test(name);
    }

    private static int sweepFolder(Path folder, Predicate<Path> unwanted) throws IOException {
        int count = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(unwanted).toList()) {
                Folders.delete(file);
                count++;
            }
        }
        return count;
    }

    private synchronized Lease publish(Path arriving, Blob blob) throws IOException {
        Path target = path(blob.hash());
        if (!Files.exists(target)) {
            Path folder = blobs.resolve(blob.hash().substring(0, 2));
            Files.createDirectories(folder);
            Files.move(arriving, target, StandardCopyOption.ATOMIC_MOVE);
            Folders.sync(folder);
        }
        leases.merge(blob.hash(), 1, Integer::sum);
        return new Lease(blob, () -> endLease(blob.hash()));
    }

    private synchronized void endLease(String hash) {
        leases.computeIfPresent(hash, (key, count) -> count > 1 ? count - 1 : null);
    }

    private static void discard(Path arriving) {
        try {
            Files.deleteIfExists(arriving);
        } catch (IOException e) {
            throw new TunesetException(
                            Problem.UNWRITABLE_OUTPUT,
                            "not_writable",
                            "A half-written file could not be deleted; it is swept at the next start.")
                    .causedBy(e);
        }
    }
}
