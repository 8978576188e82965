package dev.tuneset.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tuneset serve}: the web application and REST interface. */
@Command(name = "serve", description = "Start the web application (the default).", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private TunesetCommand tuneset;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 8080 by default.")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on; 127.0.0.1 by default, which answers this machine only.")
    private @Nullable String host;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept; ~/.tuneset by default.")
    private @Nullable String data;

    @Override
    public Integer call() {
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
