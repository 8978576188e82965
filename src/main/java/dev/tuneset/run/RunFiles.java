package dev.tuneset.run;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.store.Folders;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The artifacts of runs on disk: {@code <data dir>/runs/<id>/}. */
@ApplicationScoped
public class RunFiles {
    /** The folder, data, a split, its shards. */
    private static final int DEPTH_MAX = 5;

    private final Path runs;

    RunFiles(@ConfigProperty(name = "tuneset.data-dir") Path dataDirectory) {
        this.runs = dataDirectory.resolve("runs");
    }

    /** Where the artifacts of a run go; the folder is there once the run is done. */
    public Path folder(long runId) {
        return runs.resolve(Long.toString(runId));
    }

    /**
     * One artifact.
     *
     * @param name its place in the folder, with slashes; it is looked up among the files that are there, so it never
     *     becomes a path
     */
    public Path artifact(long runId, String name) {
        return artifacts(runId).stream()
                .filter(file -> name(runId, file).equals(name))
                .findFirst()
                .orElseThrow(() -> new TunesetException(
                        Problem.NOT_FOUND, "no_such_artifact", "Run " + runId + " has no artifact of that name."));
    }

    /** The artifacts of a run, by name; empty before it is done. */
    public List<Path> artifacts(long runId) {
        if (!Files.isDirectory(folder(runId))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder(runId), DEPTH_MAX)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(long runId, Path file) {
        return folder(runId).relativize(file).toString().replace('\\', '/');
    }

    /**
     * All artifacts in one zip, made while it is sent; the same artifacts give the same bytes.
     *
     * @param root the folder that they lie in within the zip; empty for none
     */
    public void zip(long runId, String root, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out));
        for (Path file : artifacts(runId)) {
            ZipEntry entry = new ZipEntry((root.isEmpty() ? "" : root + "/") + name(runId, file));
            entry.setLastModifiedTime(FileTime.fromMillis(0));
            zip.putNextEntry(entry);
            Files.copy(file, zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    /** Takes the artifacts of a run away. */
    public void delete(long runId) {
        delete(folder(runId));
    }

    /** At start: deletes what a crash left half-written. */
    void sweep() {
        if (!Files.isDirectory(runs)) {
            return;
        }
        try (Stream<Path> folders = Files.list(runs)) {
            folders.filter(folder -> folder.toString().endsWith(Folders.PARTIAL))
                    .forEach(RunFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
