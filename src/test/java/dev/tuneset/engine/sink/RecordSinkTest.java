package dev.tuneset.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSinkTest {
    @TempDir
    Path folder;

    @Test
    void writesOneObjectALineWithoutEscapes() throws IOException {
        String text = written(WriteSpec.As.JSONL, false, row("a", "中文 \"x\"\n\u2028/", "b", 1L), row("c", null));

        assertThat(text).isEqualTo("{\"a\":\"中文 \\\"x\\\"\\n\u2028/\",\"b\":1}\n{\"c\":null}\n");
    }

    @Test
    void writesEveryKindOfValue() throws IOException {
        String text = written(
                WriteSpec.As.JSONL,
                false,
                row(
                        "big",
                        new BigInteger("123456789012345678901234567890"),
                        "decimal",
                        new BigDecimal("0.10000000000000000000000001"),
                        "double",
                        22.0,
                        "nan",
                        Double.NaN,
                        "flag",
                        true,
                        "bytes",
                        new byte[] {1, 2},
                        "date",
                        LocalDate.of(2024, 1, 2),
                        "list",
                        List.of(1L, Map.of("k", "v"))));

        assertThat(text)
                .isEqualTo("{\"big\":123456789012345678901234567890,\"decimal\":0.10000000000000000000000001,"
                        + "\"double\":22.0,\"nan\":null,\"flag\":true,\"bytes\":\"AQI=\",\"date\":\"2024-01-02\","
                        + "\"list\":[1,{\"k\":\"v\"}]}\n");
    }

    @Test
    void writesAnArrayThatIsWholeEvenWhenEmpty() throws IOException {
        assertThat(written(WriteSpec.As.JSON, false)).isEqualTo("[\n]\n");
        assertThat(written(WriteSpec.As.JSON, false, row("a", 1L), row("a", 2L)))
                .isEqualTo("[\n{\"a\":1},\n{\"a\":2}\n]\n");
    }

    @Test
    void givesCsvTheColumnsOfAllRecords() throws IOException {
        String text = written(
                WriteSpec.As.CSV, false, row("a", "x,y", "b", "1\n2"), row("c", List.of("é")), row("a", null, "c", 2L));

        assertThat(text).isEqualTo("a,b,c\r\n\"x,y\",\"1\n2\",\r\n,,\"[\"\"é\"\"]\"\r\n,,2\r\n");
    }

    @Test
    void neutralizesFormulasWhenAsked() throws IOException {
        assertThat(written(WriteSpec.As.CSV, true, row("=h", "=1+1", "b", "-x", "c", "a=b")))
                .isEqualTo("\uFEFF'=h,b,c\r\n'=1+1,'-x,a=b\r\n");
        assertThat(written(WriteSpec.As.CSV, false, row("a", "=1+1"))).isEqualTo("a\r\n=1+1\r\n");
    }

    @Test
    void leavesOnlyTheCsvFileBehind() throws IOException {
        written(WriteSpec.As.CSV, false, row("a", 1L));

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @SafeVarargs
    private String written(WriteSpec.As as, boolean forSpreadsheets, Map<String, Object>... rows) throws IOException {
        Path file = folder.resolve("out." + as.wire());
        Files.deleteIfExists(file);
        try (RecordSink sink = new WriteSpec(as, forSpreadsheets, forSpreadsheets).open(file)) {
            for (Map<String, Object> row : rows) {
                sink.write(row);
            }
        }
        return Files.readString(file);
    }

    private static Map<String, Object> row(Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1]);
        }
        return row;
    }
}
