package dev.tuneset.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"tuneset " + number()};
    }

    public static String number() {
        try (InputStream file = Version.class.getResourceAsStream("/tuneset-version.txt")) {
            if (file == null) {
                throw new IllegalStateException("the program lacks its version");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
