package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One folder per format, one file per row: what is read, what is said about it, and what every format makes of it. {@code
 * -Dgolden=update} rewrites the files; the diff is the review.
 */
class FormatsGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "formats");

    @TestFactory
    Stream<DynamicTest> readsAndWritesAsBefore() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            List<Path> inputs = files.filter(file -> file.toString().endsWith(".row.json"))
                    .sorted()
                    .toList();
            assertThat(inputs).isNotEmpty();
            return inputs.stream().map(input -> DynamicTest.dynamicTest(title(input), () -> check(input)));
        }
    }

    private static String title(Path input) {
        return GOLDEN.relativize(input).toString().replace(".row.json", "");
    }

    private static void check(Path input) throws IOException {
        JsonNode asked = Rows.tree(Files.readString(input));
        String actual = account(input.getParent().getFileName().toString(), asked);
        Path expected = input.resolveSibling(input.getFileName().toString().replace(".row.json", ".txt"));
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    private static String account(String name, JsonNode asked) {
        Row row = Rows.of(Rows.map(asked.get("row").toString()));
        Map<String, Object> reading = options(asked, "reading");
        List<String> lines = new ArrayList<>();
        List<String> detected = Formats.detect(List.of(row)).stream()
                .map(found -> found.format() + " " + found.confidence())
                .toList();
        lines.add("detected: " + String.join(", ", detected));
        Outcome<Example> read = Formats.named(name).with(reading).read(row);
        lines.add("read: " + said(read, example -> ""));
        value(read).ifPresent(example -> {
            for (Format format : Formats.all()) {
                Map<String, Object> options = options(asked, format.name());
                lines.add(format.name() + ": " + said(format.with(options).write(example), JsonText::write));
            }
        });
        return String.join("\n", lines) + "\n";
    }

    private static Map<String, Object> options(JsonNode asked, String name) {
        return asked.has(name) ? new TreeMap<>(Rows.map(asked.get(name).toString())) : Map.of();
    }

    private static Optional<Example> value(Outcome<Example> outcome) {
        if (outcome instanceof Outcome.Kept<Example> kept) {
            return Optional.of(kept.value());
        }
        return outcome instanceof Outcome.Repaired<Example> repaired ? Optional.of(repaired.value()) : Optional.empty();
    }

    private static <T> String said(Outcome<T> outcome, Function<T, String> shown) {
        if (outcome instanceof Outcome.Kept<T> kept) {
            return ("kept " + shown.apply(kept.value())).strip();
        }
        if (outcome instanceof Outcome.Repaired<T> repaired) {
            return ("repaired " + shown.apply(repaired.value())).strip() + notes(repaired.notes());
        }
        Note note = outcome instanceof Outcome.Rejected<T> rejected
                ? rejected.note()
                : ((Outcome.Dropped<T>) outcome).note();
        return "rejected" + notes(List.of(note));
    }

    private static String notes(List<Note> notes) {
        StringBuilder text = new StringBuilder();
        notes.forEach(note ->
                text.append("\n    ").append(note.reason().wire()).append(": ").append(note.detail()));
        return text.toString();
    }
}
