package dev.tuneset.cli;

import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;

/** The command line's top: what it can do, and the server when nothing is asked for. */
@Command(
        name = "tuneset",
        description = "From raw data to a folder that the trainer loads untouched.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TunesetCommand {
    private final ToIntFunction<Map<String, String>> server;

    TunesetCommand(ToIntFunction<Map<String, String>> server) {
        this.server = server;
    }

    int serve(Map<String, String> settings) {
        return server.applyAsInt(settings);
    }
}
