package dev.tuneset.app;

import dev.tuneset.cli.Cli;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs one command. Only {@code serve} starts Quarkus, with HTTP and the database; every other command is up at once. */
@QuarkusMain
public final class Main {
    /**
     * A command never starts Quarkus, whose logging would keep for later what libraries log of every page of a file. An executable has
     * chosen its logging when it was built.
     */
    private static final Map<String, String> SILENT = System.getProperty("org.graalvm.nativeimage.imagecode") == null
            ? Map.of(
                    "slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider",
                    "slf4j.internal.verbosity", "WARN")
            : Map.of();

    private Main() {}

    public static void main(String... args) {
        SILENT.forEach(System::setProperty);
        System.exit(new Cli(Main::serve, utf8(FileDescriptor.out), utf8(FileDescriptor.err)).run(args));
    }

    private static int serve(Map<String, String> settings) {
        SILENT.keySet().forEach(System::clearProperty);
        settings.forEach(System::setProperty);
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(null, (code, failure) -> {
            exitCode.set(code);
            if (failure != null) {
                explain(failure);
            }
        });
        return exitCode.get();
    }

    /** Says why the server did not start: in words where the cause is known, else with everything there is. */
    private static void explain(Throwable failure) {
        PrintWriter err = utf8(FileDescriptor.err);
        String words = StartupWords.of(failure);
        if (words == null) {
            failure.printStackTrace(err);
        } else {
            err.println("tuneset: " + words);
        }
    }

    /** Text goes out as UTF-8, whatever the platform's charset. */
    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }
}
