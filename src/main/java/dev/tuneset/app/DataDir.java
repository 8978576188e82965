package dev.tuneset.app;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds everything; only its owner may look inside. */
final class DataDir {
    private DataDir() {}

    /** Creates the folder where it is missing; throws StartupTrouble when that is not possible. */
    static void prepare(Path dir) {
        try {
            if (!Files.isDirectory(dir)) {
                Files.createDirectories(dir.getParent());
                Files.createDirectory(dir, ownerOnly());
            }
        } catch (IOException e) {
            throw new StartupTrouble(
                    "Tuneset cannot create its data directory " + dir + " (" + e.getMessage()
                            + "). Choose another one with " + "-Dtuneset.data-dir=/path or TUNESET_DATA_DIR.",
                    e);
        }
        if (!Files.isWritable(dir)) {
            throw new StartupTrouble(
                    "Tuneset may not write into its data directory " + dir
                            + ". Change its permissions, or choose another one with -Dtuneset.data-dir=/path or "
                            + "TUNESET_DATA_DIR.",
                    null);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
