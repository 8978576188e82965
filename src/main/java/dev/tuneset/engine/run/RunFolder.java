package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.store.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a run's artifacts: filled under a temporary name beside its place and renamed when whole, so that nobody
 * ever sees half of it. Closed without {@link #publish}, it leaves nothing behind.
 */
final class RunFolder implements Closeable {
    private final Path place;
    private final Path partial;

    RunFolder(Path place) throws IOException {
        this.place = place.toAbsolutePath().normalize();
        if (Files.exists(this.place) && !isEmptyFolder(this.place)) {
            throw new TunesetException(
                    Problem.UNWRITABLE_OUTPUT,
                    "output_exists",
                    "The output folder \"" + place.getFileName()
                            + "\" exists and is not empty. Choose another, or empty it.",
                    String.valueOf(place.getFileName()));
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

    /** Makes everything durable, then visible in one step. */
    void publish() throws IOException {
        for (Path file : files(partial)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
        Folders.sync(partial);
        Folders.publish(partial, place);
    }

    @Override
    public void close() throws IOException {
        Folders.delete(partial);
    }

    private static boolean isEmptyFolder(Path place) throws IOException {
        return Files.isDirectory(place) && files(place).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
