package dev.tuneset.engine.source.archive;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.Unwrapping.WrappedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The files in one archive on disk, in its order; a name in it is shown, and never becomes a path. */
final class Members implements Closeable {
    private static final int NAME_MAX = 300;

    /** What {@code save_to_disk} of {@code datasets} writes beside its Arrow files. */
    private static final Set<String> DESCRIPTIONS = Set.of("state.json", "dataset_info.json", "dataset_dict.json");

    private final String archive;
    private final long packedBytes;
    private final Limits limits;
    private final Closeable open;
    private final List<WrappedFile> files = new ArrayList<>();
    private int passedOver;

    private Members(String archive, long packedBytes, Limits limits, Closeable open) {
        this.archive = archive;
        this.packedBytes = packedBytes;
        this.limits = limits;
        this.open = open;
    }

    List<WrappedFile> files() {
        return files;
    }

    /** Empty files, those that only an operating system cares for, and those that tell of the others. */
    int passedOver() {
        return passedOver;
    }

    static Members ofZip(Path path, String archive, long packedBytes, Limits limits) throws IOException {
        ZipEntries zip = ZipEntries.open(path, archive, limits);
        Members members = new Members(archive, packedBytes, limits, zip);
        members.orClose(() -> {
            List<ZipArchiveEntry> entries = zip.list();
            if (entries.size() > limits.entries()) {
                throw ArchiveFailure.tooLarge(archive, entries.size() + " files, limit " + limits.entries());
            }
            for (ZipArchiveEntry entry : entries) {
                if (ZipEntries.isFile(entry)) {
                    members.add(zip.name(entry), entry.getSize(), () -> zip.stream(entry));
                }
            }
        });
        return members;
    }

    static Members ofTar(Path path, String archive, long packedBytes, Limits limits) throws IOException {
        refuseTooMany(path, archive, limits);
        TarFile tar = sound(archive, () -> new TarFile(path.toFile()));
        Members members = new Members(archive, packedBytes, limits, tar);
        members.orClose(() -> {
            for (TarArchiveEntry entry : tar.getEntries()) {
                if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
                    members.add(entry.getName(), entry.getRealSize(), () -> tar.getInputStream(entry));
                }
            }
        });
        return members;
    }

    private static void refuseTooMany(Path path, String archive, Limits limits) throws IOException {
        int files = sound(archive, () -> {
            try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(path))) {
                int count = 0;
                while (count <= limits.entries() && in.getNextEntry() != null) {
                    count++;
                }
                return count;
            }
        });
        if (files > limits.entries()) {
            throw ArchiveFailure.tooLarge(archive, "more than " + limits.entries() + " files");
        }
    }

    /** Damaged lists of files fail in ways of their own: headers that head each other without end, names of a gigabyte. */
    @SuppressWarnings("IllegalCatch")
    private static <T> T sound(String archive, Reading<T> reading) {
        try {
            return reading.read();
        } catch (TunesetException refused) {
            throw refused;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw ArchiveFailure.corrupt(archive, e);
        }
    }

    /** A look into the archive. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private void add(String entry, long size, SourceFile.Opener opener) {
        if (size == 0 || last(entry).startsWith(".") || entry.startsWith("__MACOSX/")) {
            passedOver++;
            return;
        }
        String shown = entry.replaceAll("\\p{Cntrl}", "\uFFFD");
        String name = shown.length() > NAME_MAX ? shown.substring(shown.length() - NAME_MAX) : shown;
        SourceFile.Opener unfolding =
                () -> new UnfoldingStream(sound(archive, opener::open), archive + "/" + name, packedBytes, limits);
        files.add(new WrappedFile(name, () -> SourceFile.of(name, size, unfolding)));
    }

    private void passOverDescriptions() {
        if (files.stream().anyMatch(file -> file.name().endsWith(".arrow"))) {
            int before = files.size();
            files.removeIf(file -> DESCRIPTIONS.contains(last(file.name())));
            passedOver += before - files.size();
        }
    }

    private static String last(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    private void orClose(Step step) throws IOException {
        boolean whole = false;
        try {
            step.run();
            passOverDescriptions();
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /** Work after which the archive stays open only if it went well. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
