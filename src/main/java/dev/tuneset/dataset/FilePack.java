package dev.tuneset.dataset;

import dev.tuneset.engine.store.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Several uploaded files as one: a zip archive without compression, the same for the same files. */
final class FilePack {
    /** The day zip archives begin with, so that the same files give the same bytes. */
    private static final long NO_TIME = 315_532_800_000L;

    private FilePack() {}

    /** A file as it came, lying somewhere for the time of the request. */
    record Part(String name, Path file) {}

    /** Writes a temporary file, which the caller deletes. */
    static Path of(List<Part> parts) {
        try {
            Path pack = Files.createTempFile("tuneset-upload", ".zip");
            boolean whole = false;
            try (OutputStream out = Files.newOutputStream(pack);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(Deflater.NO_COMPRESSION);
                Set<String> names = new HashSet<>();
                for (Part part : parts) {
                    ZipEntry entry = new ZipEntry(unique(FileName.of(part.name()), names));
                    entry.setTime(NO_TIME);
                    zip.putNextEntry(entry);
                    try (InputStream in = Files.newInputStream(part.file())) {
                        in.transferTo(zip);
                    }
                    zip.closeEntry();
                }
                whole = true;
                return pack;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(pack);
                }
            }
        } catch (IOException e) {
            throw Trouble.writing(e);
        }
    }

    /** What the pack is called: by its first file and the number of the others. */
    static String name(List<Part> parts) {
        return FileName.of(parts.get(0).name()) + " + " + (parts.size() - 1) + ".zip";
    }

    private static String unique(String name, Set<String> taken) {
        String unique = name;
        for (int n = 2; !taken.add(unique); n++) {
            int dot = name.lastIndexOf('.');
            unique = dot > 0 ? name.substring(0, dot) + " (" + n + ")" + name.substring(dot) : name + " (" + n + ")";
        }
        return unique;
    }
}
