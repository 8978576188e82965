package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.store.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run's artifacts: filled under a temporary name beside its place and renamed when whole, so that nobody
 * ever sees half of it. Closed without {@link #publish}, it leaves nothing behind.
 */
final class RunFolder implements Closeable {
    private final Path place;
    private final Path partial;

    RunFolder(Path place) throws IOException {
        this.place = place.toAbsolutePath().normalize();
        Path last = place.getFileName();
        String name = String.valueOf(last == null ? place : last);
        if (Files.isRegularFile(this.place)) {
            throw new TunesetException(
                    Problem.UNWRITABLE_OUTPUT,
                    "output_is_file",
                    "The output \"" + name + "\" is a file. Choose a folder that is empty or not there yet.",
                    name);
        }
        if (Files.exists(this.place) && !isEmptyFolder(this.place)) {
            throw new TunesetException(
                    Problem.UNWRITABLE_OUTPUT,
                    "output_exists",
                    "The output folder \"" + name + "\" exists and is not empty. Choose another, or empty it.",
                    name);
        }
        this.partial = Folders.partialOf(this.place);
        Folders.renew(partial);
    }

    /** The folder while it is written. */
    Path path() {
        return partial;
    }

    Path file(String name) {
        return partial.resolve(name);
    }

    /** Writes a small file of text, below folders that are made for it. */
    void write(String name, String text) throws IOException {
        Path file = file(name);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Makes everything durable, then visible in one step. */
    void publish() throws IOException {
        Files.walkFileTree(partial, new Syncing());
        Folders.publish(partial, place);
    }

    @Override
    public void close() throws IOException {
        Folders.delete(partial);
    }

    private static boolean isEmptyFolder(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return false;
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.findAny().isEmpty();
        }
    }

    /** Each file, then each folder once all in it is durable. */
    private static final class Syncing extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Folders.sync(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
