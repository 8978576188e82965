package dev.tuneset.engine.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders that appear whole or not at all. */
public final class Folders {
    /** How the name of a folder ends that is still being written. */
    public static final String PARTIAL = ".partial";

    private Folders() {}

    /** The name a folder has while it is written, beside its place. */
    public static Path partialOf(Path target) {
        return target.resolveSibling(target.getFileName() + PARTIAL);
    }

    /** Makes an empty folder, whatever was there before. */
    public static void renew(Path folder) throws IOException {
        delete(folder);
        Files.createDirectories(folder);
    }

    /** Puts a written folder in its place in one step. */
    public static void publish(Path partial, Path target) throws IOException {
        delete(target);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        sync(target.toAbsolutePath().getParent());
    }

    /** Deletes a folder with all that is in it; a link is deleted, not followed. */
    public static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new Deleting());
        } catch (NoSuchFileException e) {
            if (Files.exists(folder)) {
                throw e;
            }
        }
    }

    /** Makes a rename in this folder survive a power cut, where the system lets a folder be opened. */
    public static void sync(@Nullable Path folder) throws IOException {
        boolean windows =
                folder == null || folder.getFileSystem().getSeparator().equals("\\");
        if (!windows) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
