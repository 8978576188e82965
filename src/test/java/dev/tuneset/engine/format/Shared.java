package dev.tuneset.engine.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Files beside the repository, which only some machines have. */
public final class Shared {
    private Shared() {}

    /** The file; without it the test is skipped, and says so. */
    public static Path file(String path) {
        Path file = Path.of("..", "shared").resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not on this machine");
        return file;
    }

    public static List<String> lines(String path) throws IOException {
        return Files.readAllLines(file(path));
    }
}
