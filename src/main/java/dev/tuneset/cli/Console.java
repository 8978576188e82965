package dev.tuneset.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where commands print: results to standard output, everything else to standard error. */
final class Console {
    private final PrintWriter out;
    private final PrintWriter err;

    private Console(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    static Console of(CommandSpec spec) {
        return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void json(Map<String, @Nullable Object> tree) {
        try {
            say(Json.INDENTED.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result holds only plain values", e);
        }
    }

    void warn(String line) {
        err.println(line);
        err.flush();
    }

    /** Made when it is needed: that takes a quarter of the time that a small conversion does. */
    private static final class Json {
        static final ObjectMapper INDENTED =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }
}
