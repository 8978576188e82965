package dev.tuneset.engine.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceOptions;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares inferred types with what real pandas and datasets gave; make_inferred_vectors.py wrote the vectors. */
class InferredTypesTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final SourceOptions AS_DATASETS =
            new SourceOptions("csv", "UTF-8", ",", "\"", "", 1, 0, SourceOptions.Types.INFERRED, null, null);

    @TestFactory
    List<DynamicTest> typesAsDatasetsDoes() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (BufferedReader lines = vectors()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode vector = JSON.readTree(line);
                tests.add(DynamicTest.dynamicTest(vector.get("name").asText(), () -> check(vector)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(400);
        return tests;
    }

    /** Another file of vectors may be given, for longer comparisons by hand. */
    private static BufferedReader vectors() throws IOException {
        String other = System.getProperty("inferredVectors");
        return other != null
                ? Files.newBufferedReader(Path.of(other))
                : new BufferedReader(new InputStreamReader(
                        InferredTypesTest.class.getResourceAsStream("inferred_vectors.jsonl"), StandardCharsets.UTF_8));
    }

    private static void check(JsonNode vector) throws IOException {
        Read read = read(vector.get("csv").asText(), vector.get("chunk_rows").asInt());
        if (vector.has("error")) {
            assertThat(read.refused).isPositive();
            return;
        }
        List<String> columns = new ArrayList<>();
        vector.get("columns").forEach(column -> columns.add(column.asText()));
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode row : vector.get("rows")) {
            List<Object> values = new ArrayList<>();
            row.forEach(value -> values.add(expected(value)));
            rows.add(values);
        }
        assertThat(read.refused).isZero();
        assertThat(read.columns).isEqualTo(columns);
        assertThat(read.rows).isEqualTo(rows);
    }

    private static Object expected(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isIntegralNumber()) {
            BigInteger integer = value.bigIntegerValue();
            return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
        }
        return value.doubleValue();
    }

    private record Read(List<String> columns, List<List<Object>> rows, int refused) {}

    private static Read read(String csv, int chunkRows) throws IOException {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        SourceFile file = SourceFile.of("data.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
        CsvPlan plan = new CsvGuess(file, AS_DATASETS).plan();
        List<List<Object>> rows = new ArrayList<>();
        int refused = 0;
        try (CsvCursor cursor = CsvCursor.open(file, plan, 1 << 20);
                InferredReader reader = new InferredReader(
                        cursor, new InferredTypes(CsvCursor.open(file, plan, 1 << 20), chunkRows), bytes.length)) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                if (row instanceof Row good) {
                    rows.add(new ArrayList<>(good.values()));
                } else {
                    refused += row instanceof BadRow ? 1 : 0;
                }
            }
            return new Read(reader.schema().columns(), rows, refused);
        } catch (TunesetException e) {
            return new Read(List.of(), List.of(), 1);
        }
    }
}
