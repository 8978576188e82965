package dev.tuneset.engine.source.archive;

import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.Unwrapping.WrappedFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/** The files in one archive on disk, in its order; a name in it is shown, and never becomes a path. */
final class Members implements Closeable {
    private static final int NAME_MAX = 300;

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

    /** Empty files, and those that only an operating system cares for. */
    int passedOver() {
        return passedOver;
    }

    static Members ofZip(Path path, String archive, long packedBytes, Limits limits) throws IOException {
        ZipFile zip = openZip(path, archive);
        Members members = new Members(archive, packedBytes, limits, zip);
        members.orClose(() -> {
            if (zip.size() > limits.entries()) {
                throw ArchiveFailure.tooLarge(archive, zip.size() + " files, limit " + limits.entries());
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    members.add(entry.getName(), entry.getSize(), () -> zipStream(zip, entry, archive));
                }
            }
        });
        return members;
    }

    /** Names are UTF-8 or, from older Chinese systems, GB18030; as Latin-1 any can at least be shown. */
    private static ZipFile openZip(Path path, String archive) throws IOException {
        List<Charset> charsets =
                List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.ISO_8859_1);
        IOException failure = new ZipException("no charset tried");
        for (Charset charset : charsets) {
            try {
                return new ZipFile(path.toFile(), charset);
            } catch (ZipException e) {
                failure = e;
            } catch (IllegalArgumentException e) {
                failure = new ZipException(e.getMessage());
            }
        }
        throw ArchiveFailure.corrupt(archive, failure);
    }

    private static InputStream zipStream(ZipFile zip, ZipEntry entry, String archive) throws IOException {
        try {
            return zip.getInputStream(entry);
        } catch (ZipException e) {
            String why = String.valueOf(e.getMessage());
            if (why.contains("encrypted")) {
                throw ArchiveFailure.encrypted(archive);
            }
            throw why.contains("compression method")
                    ? ArchiveFailure.unsupported(archive, "a zip archive with a rare compression")
                    : ArchiveFailure.corrupt(archive, e);
        }
    }

    static Members ofTar(Path path, String archive, long packedBytes, Limits limits) throws IOException {
        refuseTooMany(path, archive, limits);
        TarFile tar = new TarFile(path.toFile());
        Members members = new Members(archive, packedBytes, limits, tar);
        members.orClose(() -> {
            for (TarArchiveEntry entry : tar.getEntries()) {
                if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
                    members.add(entry.getName(), entry.getSize(), () -> tar.getInputStream(entry));
                }
            }
        });
        return members;
    }

    private static void refuseTooMany(Path path, String archive, Limits limits) throws IOException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(path))) {
            int count = 0;
            while (in.getNextEntry() != null) {
                if (++count > limits.entries()) {
                    throw ArchiveFailure.tooLarge(archive, "more than " + limits.entries() + " files");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ArchiveFailure.corrupt(archive, e);
        }
    }

    private void add(String entry, long size, SourceFile.Opener opener) {
        String last = entry.substring(entry.lastIndexOf('/') + 1);
        if (size == 0 || last.startsWith(".") || entry.startsWith("__MACOSX/")) {
            passedOver++;
            return;
        }
        String shown = entry.replaceAll("\\p{Cntrl}", "\uFFFD");
        String name = shown.length() > NAME_MAX ? shown.substring(shown.length() - NAME_MAX) : shown;
        SourceFile.Opener unfolding =
                () -> new UnfoldingStream(opener.open(), archive + "/" + name, packedBytes, limits);
        files.add(new WrappedFile(name, () -> SourceFile.of(name, size, unfolding)));
    }

    private void orClose(Step step) throws IOException {
        boolean whole = false;
        try {
            step.run();
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
