package dev.tuneset.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code tuneset serve}: the web application and REST interface. */
@Command(name = "serve", description = "Start the web application (the default).", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private TunesetCommand tuneset;

    @Override
    public Integer call() {
        return tuneset.serve();
    }
}
