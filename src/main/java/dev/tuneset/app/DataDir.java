package dev.tuneset.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The folder that holds everything; only its owner may look inside. */
final class DataDir {
    /** The HTTP server makes this folder for uploads, and the data directory with it, before anybody is asked. */
    private static final String UPLOADS = "incoming";

    private DataDir() {}

    /** Creates the folder where it is missing; throws StartupTrouble when that is not possible. */
    static void prepare(Path dir) {
        try {
            Files.createDirectories(dir);
            if (isFresh(dir)) {
                closeToOthers(dir);
            }
        } catch (IOException e) {
            throw new StartupTrouble(
                    "Tuneset cannot create its data directory " + dir + " (" + why(e)
                            + "). Choose another one with serve --data DIR, or TUNESET_DATA_DIR.",
                    e);
        }
        if (!Files.isWritable(dir)) {
            throw new StartupTrouble(
                    "Tuneset may not write into its data directory " + dir
                            + ". Change its permissions, or choose another one with serve --data DIR, or "
                            + "TUNESET_DATA_DIR.",
                    null);
        }
    }

    /** For most failures the JDK's message is the path alone. */
    static String why(IOException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return String.valueOf(reason);
    }

    /** Whether nothing was kept here yet; later its owner may have opened it to a group on purpose. */
    private static boolean isFresh(Path dir) throws IOException {
        try (Stream<Path> entries = Files.list(dir)) {
            return entries.allMatch(entry -> entry.endsWith(UPLOADS));
        }
    }

    private static void closeToOthers(Path dir) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(dir, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }
}
