package dev.tuneset.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.csv.CsvKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Worked cases made by running Unsloth's {@code to_sharegpt} and numpy; they lie beside the project. */
class UnslothCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> comesOutAsUnslothsToSharegpt() throws IOException {
        return cases("to_sharegpt.jsonl")
                .map(one -> DynamicTest.dynamicTest(name(one), () -> {
                    List<String> columns = new ArrayList<>();
                    one.at("/input/columns").forEach(column -> columns.add(column.asText()));
                    Schema schema = new Schema(columns);
                    List<Row> rows = new ArrayList<>();
                    for (JsonNode row : one.at("/input/rows")) {
                        Object[] values = new Object[columns.size()];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = CaseValues.of(row.path(columns.get(i)));
                        }
                        rows.add(new Row(schema, values, new Place("case", rows.size() + 1L, 0)));
                    }
                    compare(one, spec(one.get("args")), schema, rows);
                }));
    }

    @TestFactory
    Stream<DynamicTest> comesOutAsUnslothsToSharegptFromCsv() throws IOException {
        return cases("csv_to_sharegpt.jsonl")
                .map(one -> DynamicTest.dynamicTest(name(one), () -> {
                    List<Row> rows = read(one.get("input").asText());
                    compare(one, spec(one.get("args")), rows.get(0).schema(), rows);
                }));
    }

    private static List<Row> read(String csv) throws IOException {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        SourceFile file = SourceFile.of("case.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
        SourceOptions options =
                new SourceOptions("csv", "UTF-8", ",", "\"", "", 1, 0, SourceOptions.Types.INFERRED, null, null);
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = new CsvKind().open(file, options)) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                rows.add((Row) row);
            }
        }
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> shufflesAsNumpy() throws IOException {
        return cases("shuffle_permutations.jsonl")
                .map(one -> DynamicTest.dynamicTest(name(one), () -> {
                    int[] expected = JSON.convertValue(one.get("expected"), int[].class);
                    assertThat(NumpyPermutation.of(
                                    one.at("/args/seed").asLong(),
                                    one.at("/args/n").asInt()))
                            .isEqualTo(expected);
                }));
    }

    private static void compare(JsonNode one, MappingSpec spec, Schema schema, List<Row> rows) throws IOException {
        JsonNode error = one.get("error");
        List<Map<String, Object>> records;
        try {
            records = records(spec, schema, rows);
        } catch (TunesetException e) {
            if (error == null) {
                throw e;
            }
            assertThat(e.arguments()[0]).isEqualTo(error.get("type").asText());
            assertThat(unordered((String) e.arguments()[1]))
                    .isEqualTo(unordered(error.get("message").asText()));
            return;
        }
        if (error != null) {
            fail("expected " + error);
        }
        List<Object> expected = new ArrayList<>();
        one.at("/expected/rows").forEach(row -> expected.add(CaseValues.of(row)));
        assertThat(CaseValues.written(records)).isEqualTo(CaseValues.written(expected));
    }

    /** Python prints the columns of a set in any order. */
    private static String unordered(String message) {
        int start = message.indexOf("Only allowed columns are");
        return start < 0
                ? message
                : message.substring(0, start)
                        + Stream.of(message.substring(start).split("[\\[\\], ]+"))
                                .sorted()
                                .toList();
    }

    private static List<Map<String, Object>> records(MappingSpec spec, Schema schema, List<Row> rows) {
        Mapping mapping = Mappings.bind(spec, schema, true);
        List<Example> examples = new ArrayList<>();
        for (Row row : rows) {
            Outcome<Example> outcome = mapping.apply(row);
            assertThat(outcome).isInstanceOf(Outcome.Kept.class);
            examples.add(((Outcome.Kept<Example>) outcome).value());
        }
        ConversationExtension extension = ConversationExtension.of(spec, schema, examples.size(), true);
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < extension.size(); i++) {
            List<Example> members = new ArrayList<>();
            for (int member : extension.members(i)) {
                members.add(examples.get(member));
            }
            records.add(shareGpt(((Outcome.Kept<Example>) ConversationExtension.join(members)).value()));
        }
        return records;
    }

    private static Map<String, Object> shareGpt(Example example) {
        Map<String, Object> shaped = new LinkedHashMap<>(example.attributes());
        List<Object> turns = new ArrayList<>();
        for (Message message : example.messages()) {
            turns.add(Map.of("from", message.role() == Role.USER ? "human" : "gpt", "value", message.text()));
        }
        shaped.put("conversations", turns);
        return shaped;
    }

    private static MappingSpec spec(JsonNode args) {
        MappingSpec spec = MappingSpec.EMPTY
                .withMergedPrompt(text(args, "merged_prompt"))
                .withConversationExtension(args.path("conversation_extension").asInt(1))
                .withRandomState(args.path("random_state").asLong(MappingSpec.RANDOM_STATE))
                .withRemoveUnusedColumns(args.path("remove_unused_columns").asBoolean(true));
        String output = text(args, "output_column_name");
        String merged = text(args, "merged_column_name");
        spec = output == null ? spec : spec.withOutputColumn(output);
        return merged == null ? spec : spec.withMergedColumn(merged);
    }

    private static @Nullable String text(JsonNode args, String name) {
        return args.hasNonNull(name) ? args.get(name).asText() : null;
    }

    private static Stream<JsonNode> cases(String file) throws IOException {
        Path path = Path.of("../shared/cases", file);
        assumeTrue(Files.exists(path), "the worked cases " + file + " are not beside the project");
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            cases.add(JSON.readTree(line));
        }
        return cases.stream();
    }

    private static String name(JsonNode one) {
        return one.get("name").asText();
    }
}
