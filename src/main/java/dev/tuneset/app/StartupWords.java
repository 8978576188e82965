package dev.tuneset.app;

import io.quarkus.runtime.QuarkusBindException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** Why the server did not start, in words. */
final class StartupWords {
    private StartupWords() {}

    /** One sentence of what to do; {@code null} where the cause is not known. */
    static @Nullable String of(Throwable failure) {
        String found = null;
        for (Throwable cause = failure; cause != null && found == null; cause = cause.getCause()) {
            found = known(cause);
        }
        return found;
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof StartupTrouble trouble) {
            return trouble.getMessage();
        }
        if (cause instanceof QuarkusBindException taken) {
            return "Port " + taken.getPort() + " of " + taken.getHost()
                    + " is in use. Stop what runs there, or choose another with serve --port 8081.";
        }
        if (cause instanceof UnknownHostException unknown) {
            return "This machine has no such address (" + unknown.getMessage() + "). Choose another with --host.";
        }
        // The HTTP server wants its folder for uploads before anybody asks for the data directory.
        if (cause instanceof FileSystemException file && file.getFile() != null) {
            return "Tuneset cannot use its data directory: " + DataDir.why(file) + " (" + file.getFile()
                    + "). Choose another one with serve --data DIR, or TUNESET_DATA_DIR.";
        }
        return null;
    }
}
