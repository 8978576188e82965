package dev.tuneset.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tuneset serve}: the web application and REST interface. */
@Command(name = "serve", description = "Start the web application (the default).", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final int PORT_MAX = 65_535;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private TunesetCommand tuneset;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen at (8080).")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen at (127.0.0.1, which only this machine reaches; 0.0.0.0 is all).")
    private @Nullable String host;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (~/.tuneset).")
    private @Nullable String data;

    /** The options are handed on as the settings that they stand for. */
    @Override
    public Integer call() {
        if (port != null && (port < 0 || port > PORT_MAX)) {
            throw new ParameterException(spec.commandLine(), "--port is a number from 0 to " + PORT_MAX);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        put(settings, "quarkus.http.port", port);
        put(settings, "quarkus.http.host", host);
        put(settings, "tuneset.data-dir", data);
        return tuneset.serve(settings);
    }

    private static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
    }
}
