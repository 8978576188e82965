package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Layouts that published data sets have, with contents of our own: the format that is told, and that nothing of a row is lost. */
class LayoutsTest {
    /** Keys whose values are names and not contents. */
    private static final Set<String> NAMES = Set.of("role", "from", "type", "winner");

    private static final String MARKS =
            "\\s*(Human|Assistant|SYSTEM|USER|ASSISTANT|FUNCTION RESPONSE):\\s*|\\s*<\\|endoftext\\|>\\s*";

    @TestFactory
    Stream<DynamicTest> areToldAndReadWhole() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "layouts.jsonl")).stream()
                .map(Rows::tree)
                .map(line -> DynamicTest.dynamicTest(line.get("name").asText(), () -> check(line)));
    }

    private static void check(JsonNode line) {
        Row row = Rows.of(Rows.map(line.get("row").toString()));
        List<Detection> found = Formats.detect(List.of(row));
        String format = line.get("format").asText();
        if (format.isEmpty()) {
            assertThat(found).isEmpty();
            return;
        }
        assertThat(found).first().extracting(Detection::format).isEqualTo(format);
        Outcome<Example> read = Formats.named(format).read(row);
        if (line.has("rejected")) {
            assertThat(read)
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.note().reason().wire())
                                    .isEqualTo(line.get("rejected").asText()));
            return;
        }
        String example = String.valueOf(Outcome.valueOf(read));
        if (line.has("said")) {
            List<String> wanted = new ArrayList<>();
            line.get("said").forEach(one -> wanted.add(one.asText()));
            assertThat(said(Objects.requireNonNull(Outcome.valueOf(read)))).isEqualTo(wanted);
        }
        assertThat(texts(line.get("row")))
                .allSatisfy(text -> assertThat(example).contains(text));
    }

    /** Who says what, the answers kept apart included. */
    private static List<String> said(Example example) {
        return Stream.concat(
                        example.messages().stream(),
                        example.completions().stream().flatMap(one -> one.messages().stream()))
                .map(message -> message.role().wire() + ": " + message.text())
                .toList();
    }

    /** The pieces of all texts; what separates the speakers of a transcript is none. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            for (String piece : node.asText().split(MARKS + "|[\\s{}\\[\\]\",:]+")) {
                texts.add(piece);
            }
        }
        node.forEach(item -> {
            if (!item.isTextual()) {
                texts.addAll(texts(item));
            }
        });
        node.properties().forEach(field -> {
            if (field.getValue().isTextual() && !NAMES.contains(field.getKey())) {
                texts.addAll(texts(field.getValue()));
            }
        });
        if (node.isArray()) {
            node.forEach(item -> {
                if (item.isTextual()) {
                    texts.addAll(texts(item));
                }
            });
        }
        return texts;
    }
}
