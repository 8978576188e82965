package dev.tuneset.bench;

import dev.tuneset.engine.template.jinja.Rendered;
import dev.tuneset.engine.template.jinja.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Renders one conversation after the other with a chat template of the catalogue. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RenderBenchmark {
    private static final LocalDateTime NOW = LocalDateTime.of(2024, 7, 9, 8, 5, 3);
    /** Few enough to stay in a processor's cache. */
    private static final int CONVERSATIONS = 200;

    @Param({"llama-3.1", "qwen-2.5", "gemma-3"})
    public String name = "";

    private Template template = Template.compile("");
    private List<Map<String, @Nullable Object>> conversations = List.of();
    private int next;

    @Setup
    public void read() throws IOException {
        template = Template.compile(source(name));
        conversations = new ArrayList<>();
        String file = name.equals("gemma-3") ? "conversations-without-tools.jsonl" : "conversations.jsonl";
        Conversations.each(Path.of(System.getProperty("conversations", "target/bench"), file), some -> {
            if (conversations.size() < CONVERSATIONS) {
                conversations.addAll(some);
            }
        });
    }

    private static String source(String name) throws IOException {
        String resource = "/chat-templates/" + name + ".jinja";
        try (InputStream in = RenderBenchmark.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no chat template " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Benchmark
    public Rendered render() {
        next = next + 1 < conversations.size() ? next + 1 : 0;
        return template.render(conversations.get(next), NOW);
    }
}
