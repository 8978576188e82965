package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Row;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in the columns, a row is an example or is rejected, and every example is written or rejected. */
class AnyRowTest {
    private static final List<String> COLUMNS = List.of(
            "messages",
            "conversations",
            "prompt",
            "completion",
            "chosen",
            "rejected",
            "instruction",
            "input",
            "output",
            "label",
            "kto_tag",
            "completions",
            "labels",
            "answers",
            "scores",
            "responses",
            "system",
            "history",
            "tools",
            "text",
            "images",
            "rejected_response",
            "rejected_messages",
            "preferred_output",
            "non_preferred_output",
            "id");
    private static final List<String> KEYS = List.of(
            "role",
            "content",
            "from",
            "value",
            "human",
            "assistant",
            "type",
            "text",
            "tool_calls",
            "function",
            "name",
            "arguments",
            "thinking",
            "train",
            "weight",
            "answer",
            "score",
            "rank",
            "messages",
            "image",
            "id");
    private static final List<Object> LEAVES = List.of(
            "user",
            "assistant",
            "human",
            "gpt",
            "tool",
            "function_call",
            "system",
            "",
            "text",
            "thinking",
            "image",
            "<think>a</think>b",
            "[",
            "[{\"role\": \"user\", \"content\": \"x\"}]",
            "{\"name\": \"f\"}",
            "null",
            true,
            0L,
            1L,
            0.5,
            Double.NaN,
            new BigInteger("99999999999999999999"),
            LocalDate.of(2026, 1, 1),
            new byte[] {1});

    static Stream<Format> formats() {
        return Formats.all().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isReadOrRejected(Format format) {
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 1_000; i++) {
            Row row = Rows.of(row(format, random));
            assertThat(format.detect(List.of(row)).confidence()).isBetween(0.0, 1.0);
            Outcome<Example> outcome = format.read(row);
            if (!(outcome instanceof Outcome.Rejected)) {
                read++;
                Formats.all()
                        .forEach(target ->
                                assertThat(outcome.then(target::write)).isNotNull());
            }
        }
        assertThat(read).isPositive();
    }

    private static Map<String, @Nullable Object> row(Format format, Random random) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            row.putAll(format.card().record());
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            row.put(COLUMNS.get(random.nextInt(COLUMNS.size())), value(random, 3));
        }
        return row;
    }

    private static @Nullable Object value(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 10 : 4);
        if (kind == 0) {
            return null;
        }
        if (kind < 5) {
            return LEAVES.get(random.nextInt(LEAVES.size()));
        }
        if (kind < 7) {
            return turns(random, depth);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(kind == 7 ? value(random, depth - 1) : object(random, depth));
        }
        return kind == 9 ? object(random, depth) : list;
    }

    private static List<Object> turns(Random random, int depth) {
        List<Object> turns = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Map<String, @Nullable Object> turn = object(random, depth);
            turn.put(random.nextBoolean() ? "role" : "from", LEAVES.get(random.nextInt(7)));
            turn.put(random.nextBoolean() ? "content" : "value", value(random, depth - 1));
            turns.add(turn);
        }
        return turns;
    }

    private static Map<String, @Nullable Object> object(Random random, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            object.put(KEYS.get(random.nextInt(KEYS.size())), value(random, depth - 1));
        }
        return object;
    }
}
