package dev.tuneset.cli;

import dev.tuneset.engine.outcome.TunesetException;
import java.io.PrintWriter;
import java.util.function.IntSupplier;
import picocli.CommandLine;

/** Runs one command; starts neither the server nor the database unless asked to serve. */
public final class Cli {
    private final CommandLine commandLine;

    /**
     * A command line.
     *
     * @param server starts the web application, waits for its end and gives the exit code
     */
    public Cli(IntSupplier server, PrintWriter out, PrintWriter err) {
        commandLine = new CommandLine(new TunesetCommand(server))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, err));
    }

    /** Runs the command that the arguments name and gives its exit code; without arguments it serves. */
    public int run(String... args) {
        return commandLine.execute(args.length == 0 ? new String[] {"serve"} : args);
    }

    private static int explain(Exception failure, PrintWriter err) throws Exception {
        if (!(failure instanceof TunesetException trouble)) {
            throw failure;
        }
        err.println("tuneset: " + place(trouble) + trouble.getMessage());
        err.flush();
        return ExitCode.of(trouble.problem());
    }

    private static String place(TunesetException trouble) {
        if (trouble.line() == 0) {
            return "";
        }
        return "line " + trouble.line() + (trouble.column() == 0 ? "" : ", column " + trouble.column()) + ": ";
    }
}
