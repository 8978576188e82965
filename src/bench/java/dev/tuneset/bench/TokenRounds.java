package dev.tuneset.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.Tokenizer;
import dev.tuneset.engine.token.TokenizerJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cuts texts into tokens, one at a time, and says how long it took, as one line of JSON. One thread. */
public final class TokenRounds {
    private final Tokenizer tokenizer;
    private final boolean counting;
    private final Measurement measurement = new Measurement();
    /** Is printed, so that no compiler leaves the work out. */
    private long tokens;

    private TokenRounds(Tokenizer tokenizer, boolean counting) {
        this.tokenizer = tokenizer;
        this.counting = counting;
    }

    /** Arguments: tokenizer.json or the name of a tiktoken encoding, texts, {@code count} or {@code encode}, rounds. */
    public static void main(String[] args) throws IOException {
        Path texts = Path.of(args[1]);
        Tokenizer tokenizer =
                Tiktoken.names().contains(args[0]) ? Tiktoken.encoding(args[0]) : TokenizerJson.load(Path.of(args[0]));
        TokenRounds work = new TokenRounds(tokenizer, args[2].equals("count"));
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            each(texts, some -> work.measurement.part(() -> some.forEach(work::cut)));
            work.measurement.round();
        }
        work.check(texts);
        System.out.println(work.measurement.json());
    }

    private static void each(Path file, Consumer<List<String>> work) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            List<String> some = new ArrayList<>(Conversations.TOGETHER);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                some.add(json.readValue(line, String.class));
                if (some.size() == Conversations.TOGETHER) {
                    work.accept(some);
                    some.clear();
                }
            }
            work.accept(some);
        }
    }

    private void cut(String text) {
        tokens += counting ? tokenizer.count(text) : tokenizer.encode(text, false).size();
    }

    private void check(Path texts) throws IOException {
        Digest digest = new Digest();
        long[] found = new long[2];
        each(
                texts,
                some -> some.forEach(text -> {
                    int[] ids = tokenizer.encode(text, false).ids();
                    found[0] += ids.length;
                    found[1] += tokenizer.count(text);
                    digest.add(ids);
                }));
        if (found[0] != found[1]) {
            throw new IllegalStateException(found[0] + " tokens, but counted " + found[1]);
        }
        measurement.note("items", digest.count());
        measurement.note("tokens", found[0]);
        measurement.note("cut", tokens);
        measurement.note("sha256", digest.hex());
    }
}
