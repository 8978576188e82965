package dev.tuneset.cli;

import java.util.function.IntSupplier;
import picocli.CommandLine.Command;

/** The command line's top: what it can do, and the server when nothing is asked for. */
@Command(
        name = "tuneset",
        description = "From raw data to a folder that the trainer loads untouched.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TunesetCommand {
    private final IntSupplier server;

    TunesetCommand(IntSupplier server) {
        this.server = server;
    }

    int serve() {
        return server.getAsInt();
    }
}
