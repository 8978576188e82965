package dev.tuneset.engine.format.sharegpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tuneset.engine.format.Rows;
import dev.tuneset.engine.format.Shared;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cases made by running Unsloth's own function. */
class StandardizeShareGptCasesTest {
    @TestFactory
    Stream<DynamicTest> comesOutAsUnslothsFunctionDoes() throws IOException {
        return Shared.lines("cases/standardize_sharegpt.jsonl").stream()
                .map(Rows::tree)
                .filter(line -> line.get("call").asText().equals("standardize_sharegpt"))
                .map(line -> DynamicTest.dynamicTest(line.get("name").asText(), () -> check(line)));
    }

    private static void check(JsonNode line) {
        StandardizeShareGpt standardize = of(line.get("args"));
        List<Row> rows = rows(line.get("input"));
        if (line.has("error")) {
            TunesetException error = catchThrowableOfType(TunesetException.class, () -> standardize.apply(rows));
            assertThat(error.arguments())
                    .containsExactly(
                            line.at("/error/type").asText(),
                            line.at("/error/message").asText());
            return;
        }
        List<Row> expected = rows(line.get("expected"));
        assertThat(standardize.apply(rows).stream().map(Row::toMap).toList())
                .isEqualTo(expected.stream().map(Row::toMap).toList());
        checkRecords(standardize, rows, expected);
        List<Row> streamed = new ArrayList<>(rows);
        streamed.replaceAll(standardize.learn(rows.subList(0, Math.min(10, rows.size()))));
        assertThat(streamed.stream().map(Row::toMap).toList())
                .isEqualTo(expected.stream().map(Row::toMap).toList());
    }

    /** Through the engine the records are the same, down to the order of their columns. */
    private static void checkRecords(StandardizeShareGpt standardize, List<Row> rows, List<Row> expected) {
        StandardizedRows standardized = StandardizedRows.learn(standardize, rows);
        for (int i = 0; i < rows.size(); i++) {
            Outcome<Map<String, Object>> record = standardized.read(rows.get(i)).then(StandardizedRows::write);
            Map<String, Object> wanted = expected.get(i).toMap();
            assertThat(record).isEqualTo(Outcome.kept(wanted));
            assertThat(((Outcome.Kept<Map<String, Object>>) record).value().keySet())
                    .containsExactlyElementsOf(wanted.keySet());
        }
    }

    private static StandardizeShareGpt of(JsonNode args) {
        StandardizeShareGpt.Aliases standard = StandardizeShareGpt.Aliases.STANDARD;
        return new StandardizeShareGpt(
                new StandardizeShareGpt.Aliases(
                        texts(args.get("aliases_for_system"), standard.system()),
                        texts(args.get("aliases_for_user"), standard.user()),
                        texts(args.get("aliases_for_assistant"), standard.assistant())),
                args.at("/tokenizer/$vlm").asBoolean());
    }

    private static List<String> texts(JsonNode list, List<String> otherwise) {
        if (list == null) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static List<Row> rows(JsonNode table) {
        List<String> columns = texts(table.get("columns"), List.of());
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : table.get("rows")) {
            Object[] values =
                    columns.stream().map(name -> Rows.value(row.path(name))).toArray();
            rows.add(new Row(new Schema(columns), values, new Place("case.jsonl", rows.size() + 1L, 0)));
        }
        return rows;
    }
}
