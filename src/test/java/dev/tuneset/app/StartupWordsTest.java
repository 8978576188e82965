package dev.tuneset.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class StartupWordsTest {
    @Test
    void namesTheDataDirectoryThatTheHttpServerCouldNotMake() {
        assertThat(StartupWords.of(started(new FileSystemException("/a/b/incoming", null, "Not a directory"))))
                .contains("Not a directory", "/a/b/incoming", "--data DIR");
        assertThat(StartupWords.of(started(new AccessDeniedException("/root/data"))))
                .contains("permission denied (/root/data)");
    }

    @Test
    void namesTheAddressThatIsNone() {
        assertThat(StartupWords.of(started(new UnknownHostException("300.1.1.1: Name or service not known"))))
                .contains("300.1.1.1", "--host");
    }

    @Test
    void saysNothingOfWhatIsNotKnown() {
        assertThat(StartupWords.of(new IllegalStateException("odd"))).isNull();
    }

    private static RuntimeException started(IOException cause) {
        return new RuntimeException("Failed to start quarkus", new UncheckedIOException(cause));
    }
}
