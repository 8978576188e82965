package dev.tuneset.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.Tokenizer;
import dev.tuneset.engine.token.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Cuts one text after the other into tokens. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class TokenizeBenchmark {
    private static final int TEXTS = 2_000;

    @Param({"o200k_base", "cl100k_base"})
    public String encoding = "";

    private final List<String> texts = new ArrayList<>(TEXTS);
    private Tokenizer tokenizer = Tiktoken.encoding("cl100k_base");
    private int next;

    @Setup
    public void read() throws IOException {
        tokenizer = Tiktoken.encoding(encoding);
        ObjectMapper json = new ObjectMapper();
        Path file = Path.of(System.getProperty("conversations", "target/bench"), "texts.jsonl");
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            while (texts.size() < TEXTS) {
                texts.add(json.readValue(lines.readLine(), String.class));
            }
        }
    }

    private String text() {
        next = next + 1 < texts.size() ? next + 1 : 0;
        return texts.get(next);
    }

    @Benchmark
    public Tokens encode() {
        return tokenizer.encode(text(), false);
    }

    @Benchmark
    public int count() {
        return tokenizer.count(text());
    }
}
