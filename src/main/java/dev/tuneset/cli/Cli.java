package dev.tuneset.cli;

import dev.tuneset.engine.outcome.TunesetException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import picocli.CommandLine;

/** Runs one command; starts neither the server nor the database unless asked to serve. */
public final class Cli {
    /** In the order of the help. */
    private static final List<String> COMMANDS =
            List.of("serve", "convert", "inspect", "stats", "render", "render-check", "templates");

    private final ToIntFunction<Map<String, String>> server;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * A command line.
     *
     * @param server starts the web application with settings of its own, waits for its end and gives the exit code
     */
    public Cli(ToIntFunction<Map<String, String>> server, PrintWriter out, PrintWriter err) {
        this.server = server;
        this.out = out;
        this.err = err;
    }

    /** Runs the command that the arguments name and gives its exit code; without arguments it serves. */
    public int run(String... args) {
        String first = args.length == 0 ? "serve" : args[0];
        CommandLine line = new CommandLine(new TunesetCommand(server));
        // Looking into the options of all commands takes longer than most commands do.
        (COMMANDS.contains(first) ? List.of(first) : COMMANDS).forEach(name -> line.addSubcommand(command(name)));
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, err));
        return line.execute(args.length == 0 ? new String[] {first} : args);
    }

    private static Object command(String name) {
        return switch (name) {
            case "serve" -> new ServeCommand();
            case "convert" -> new ConvertCommand();
            case "inspect" -> new InspectCommand();
            case "stats" -> new StatsCommand();
            case "render" -> new RenderCommand();
            case "render-check" -> new RenderCheckCommand();
            case "templates" -> new TemplatesCommand();
            default -> throw new IllegalArgumentException("no command is called " + name);
        };
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
