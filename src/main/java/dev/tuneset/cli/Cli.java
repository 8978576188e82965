package dev.tuneset.cli;

import dev.tuneset.engine.outcome.TunesetException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command; starts neither the server nor the database unless asked to serve. */
public final class Cli {
    /** In the order of the help. */
    private static final List<String> COMMANDS =
            List.of("serve", "convert", "inspect", "stats", "render", "render-check", "templates");
    /** Whoever mends Tuneset wants to see where it failed; whoever uses it does not. */
    private static final String TRACE = "tuneset.trace";

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
        String[] words = words(args);
        CommandLine line = new CommandLine(new TunesetCommand(server));
        // Looking into the options of all commands takes longer than most commands do.
        (COMMANDS.contains(words[0]) ? List.of(words[0]) : COMMANDS).forEach(name -> line.addSubcommand(command(name)));
        Numbers.in(line);
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, given) -> refuse(wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure));
        try {
            return line.execute(words);
        } catch (OutOfMemoryError e) {
            return fail("There is not enough memory. Give more: java -Xmx2g -jar tuneset.jar ...", e);
        }
    }

    /** {@code help convert} is what many type first; it is {@code convert --help} here. */
    private static String[] words(String... args) {
        if (args.length == 0) {
            return new String[] {"serve"};
        }
        if (!args[0].equals("help")) {
            return args;
        }
        return Stream.concat(Arrays.stream(args).skip(1), Stream.of("--help")).toArray(String[]::new);
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

    /** One sentence; the whole help would push it off the screen. */
    private int refuse(ParameterException wrong) {
        err.println("tuneset: " + sentence(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("All options: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.WRONG_USE;
    }

    private static String sentence(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && wrong.getCommandLine().getParent() == null
                && !unmatched.isUnknownOption()) {
            return "There is no command \"" + unmatched.getUnmatched().get(0) + "\". There are: "
                    + String.join(", ", COMMANDS) + ".";
        }
        // picocli writes "option" once itself and once with the option's name.
        return String.valueOf(wrong.getMessage()).replace("option option", "option");
    }

    private int explain(Exception failure) {
        if (failure instanceof TunesetException trouble) {
            say(place(trouble) + trouble.getMessage());
            if (trouble.code().equals("no_format_fits")) {
                err.println("Columns are mapped by --merged-prompt or --role; a format is named by --from."
                        + " \"tuneset inspect\" says what to begin with.");
                err.flush();
            }
            return ExitCode.of(trouble.problem());
        }
        IOException file = failure instanceof UncheckedIOException wrapped
                ? wrapped.getCause()
                : failure instanceof IOException itself ? itself : null;
        if (file != null) {
            say("A file cannot be read or written: " + FileTrouble.of(file) + ".");
            return ExitCode.UNREADABLE_SOURCE;
        }
        return fail(
                "Tuneset itself has failed; that is its mistake. Please report it, with what the option -D" + TRACE
                        + "=true before -jar shows.",
                failure);
    }

    private int fail(String sentence, Throwable failure) {
        say(sentence);
        if (Boolean.getBoolean(TRACE)) {
            failure.printStackTrace(err);
        }
        return ExitCode.FAILED;
    }

    private void say(String sentence) {
        err.println("tuneset: " + sentence);
        err.flush();
    }

    /** Nothing where the message has the place itself. */
    private static String place(TunesetException trouble) {
        String line = "line " + trouble.line();
        if (trouble.line() == 0 || String.valueOf(trouble.getMessage()).contains(line + ", column")) {
            return "";
        }
        return line + (trouble.column() == 0 ? "" : ", column " + trouble.column()) + ": ";
    }
}
