package dev.tuneset.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every pack, looked at by the tool it is for: its own loading code has to see exactly the examples that were in the source.
 * {@code -Dinterop.tools=datasets,trl} says which tools, {@code -Dinterop.cases=all} adds the unusual cases; {@code docs/interop.md}
 * has the results of all.
 */
class PacksInteropTest {
    private static final Path FOLDER = Path.of("target/interop").toAbsolutePath();
    private static final Path CASES = FOLDER.resolve("cases");
    private static final Path PACKS = FOLDER.resolve("packs");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static PackedCases packed;

    @BeforeAll
    static void writePacks() throws IOException, InterruptedException {
        empty(CASES);
        empty(PACKS);
        Path log = FOLDER.resolve("cases.log");
        List<String> command = List.of(
                "python3",
                "src/test/python/interop/sources.py",
                CASES.toString(),
                "src/main/resources/samples/parcels.csv",
                System.getProperty("interop.cases", "usual"));
        assertThat(Tool.run(log, command)).as(Files.readString(log)).isZero();
        packed = new PackedCases(CASES, PACKS);
        packed.write();
    }

    @Test
    void everyCaseFitsEveryPackThatTakesItsFormat() {
        assertThat(packed.failures()).isEmpty();
        assertThat(packed.written()).isGreaterThan(40);
    }

    @TestFactory
    Stream<DynamicNode> toolsSeeTheExamplesOfTheSource() {
        String tools = System.getProperty("interop.tools", "datasets");
        return Stream.of(tools.split(",")).map(tool -> dynamicContainer(tool, looks(new Tool(tool, FOLDER), tool)));
    }

    private static Stream<DynamicNode> looks(Tool tool, String name) {
        List<DynamicNode> looks = new ArrayList<>();
        try {
            String missing = tool.install();
            if (!missing.isEmpty()) {
                return Stream.of(dynamicTest("is installed", () -> Assumptions.abort(missing)));
            }
            List<JsonNode> said = tool.look(PACKS);
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(FOLDER.resolve(name + "-result.json").toFile(), said);
            looks.add(dynamicTest("saw packs", () -> assertThat(said).isNotEmpty()));
            said.forEach(look -> looks.add(dynamicTest(look.get("place").asText(), () -> judge(look))));
        } catch (IOException | InterruptedException | AssertionError failure) {
            looks.add(dynamicTest("runs", () -> {
                throw failure;
            }));
        }
        return looks.stream();
    }

    private static void judge(JsonNode look) {
        if (look.get("ok").isNull()) {
            Assumptions.abort(look.get("problem").asText());
        }
        assertThat(look.get("ok").asBoolean())
                .as(look.path("problem").asText() + "\n" + look.path("trace").asText())
                .isTrue();
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
