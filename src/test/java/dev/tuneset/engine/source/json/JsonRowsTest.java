package dev.tuneset.engine.source.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.source.Reading;
import dev.tuneset.engine.source.SourceOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonRowsTest {
    private static Reading read(String json) throws IOException {
        return Reading.of("data.json", json);
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    private static Reading readAt(String json, String records) throws IOException {
        SourceOptions options =
                new SourceOptions("json", null, null, null, null, null, null, SourceOptions.Types.TEXT, records, null);
        return Reading.of("data.json", json.getBytes(StandardCharsets.UTF_8), options);
    }

    @Test
    void readsAListOfObjects() throws IOException {
        Reading read = read("[{\"a\":1,\"b\":[\"x\",null]},\n {\"b\":{\"c\":true},\"d\":\"ü\"}]");
        assertThat(read.columns()).containsExactly("a", "b", "d");
        assertThat(read.values())
                .containsExactly(row(1L, Arrays.asList("x", null), null), row(null, Map.of("c", true), "ü"));
        assertThat(read.rows().get(1).place()).hasToString("data.json:2");
    }

    @Test
    void readsAnObjectOfLists() throws IOException {
        Reading read = read("{\"q\": [\"a\", \"b\"], \"n\": [1, null]}");
        assertThat(read.columns()).containsExactly("q", "n");
        assertThat(read.values()).containsExactly(row("a", 1L), row("b", null));
    }

    @Test
    void findsTheListOfRecordsInsideAnObject() throws IOException {
        String json =
                "{\"version\": 1, \"meta\": {\"tags\": [\"x\"]}, \"data\": {\"items\": [{\"a\":1},{\"a\":2}]}, \"end\": 0}";
        assertThat(read(json).values()).containsExactly(row(1L), row(2L));
        assertThat(Reading.guess("data.json", json).options().records()).isEqualTo("/data/items");
        assertThat(readAt(json, "/meta/tags").values()).containsExactly(row("x"));
        assertThat(readAt(json, "").columns()).containsExactly("version", "meta", "data", "end");
    }

    @Test
    void readsATableHoweverPandasWroteIt() throws IOException {
        String split = "{\"columns\":[\"a\",\"b\"],\"index\":[0,1],\"data\":[[1,\"x\"],[2,null]]}";
        String table = """
                {"schema":{"fields":[{"name":"a","type":"integer"},{"name":"b","type":"string"},{"name":"c","type":"string"}]},
                "data":[{"a":1,"b":"x"},{"a":2,"b":null}]}""";
        String columns = "{\"a\":{\"3\":1,\"7\":2},\"b\":{\"3\":\"x\",\"7\":null}}";
        for (String json : List.of(split, table, columns)) {
            assertThat(read(json).columns()).containsExactly("a", "b");
            assertThat(read(json).values()).containsExactly(row(1L, "x"), row(2L, null));
        }
        assertThat(read("{\"scores\":{\"1\":5,\"2\":7}}").columns()).containsExactly("scores");
        SourceOptions guessed = Reading.guess("data.json", split).options();
        assertThat(guessed.records()).isEqualTo("/data");
        assertThat(readAt(split, "/data").columns()).containsExactly("a", "b");
    }

    @Test
    void readsRecordsThatStandUnderNames() throws IOException {
        String json = "{\"r1\":{\"a\":1,\"turns\":[{\"b\":1},{\"b\":2}]},\"r2\":{\"a\":2,\"turns\":[]}}";
        Reading read = read(json);
        assertThat(read.columns()).containsExactly("key", "a", "turns");
        assertThat(read.values())
                .containsExactly(row("r1", 1L, List.of(Map.of("b", 1L), Map.of("b", 2L))), row("r2", 2L, List.of()));
        assertThat(read("{\"x\":{\"key\":1},\"y\":{\"key\":2}}").columns()).containsExactly("key_2", "key");
        assertThat(read("{\"meta\":{\"n\":1},\"data\":{\"items\":[{\"a\":1}]}}").columns())
                .containsExactly("a");
    }

    @Test
    void doesNotTakeADescriptionOfTheColumnsForTheRecords() throws IOException {
        String json = "{\"features\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"rows\":[{\"row\":{\"a\":1,\"b\":2}}]}";
        assertThat(read(json).columns()).containsExactly("row");
        assertThat(read("{\"features\":[{\"id\":1},{\"id\":2}]}").values()).containsExactly(row(1L), row(2L));
    }

    @Test
    void readsLinesThatEndInACommaOrBeginWithARecordMark() throws IOException {
        for (String lines : List.of(
                "{\"a\":1},\n{\"a\":2} ,\r\n{\"a\":3}\n", "\u001E{\"a\":1}\n\u001E{\"a\":2}\n\u001E{\"a\":3}\n")) {
            for (String name : List.of("data.jsonl", "data.json", "data.csv")) {
                assertThat(Reading.of(name, lines).values()).containsExactly(row(1L), row(2L), row(3L));
            }
        }
    }

    @Test
    void takesADocumentWithARecordOnEachLineForADocument() throws IOException {
        for (String json : List.of(
                "[\n{\"a\":1},\n{\"a\":2},\n{\"a\":3}\n]", "{\"data\":[\n{\"a\":1},\n{\"a\":2},\n{\"a\":3}\n]}")) {
            for (String name : List.of("data.jsonl", "data.json")) {
                Reading read = Reading.of(name, json);
                assertThat(read.bad()).isEmpty();
                assertThat(read.values()).containsExactly(row(1L), row(2L), row(3L));
            }
        }
    }

    @Test
    void losesOnlyAFirstLineBeyondTheLimit() throws IOException {
        String lines = "{\"a\":\"" + "x".repeat(JsonLimits.ROW_CHARS_MAX + 1) + "\"}\n{\"a\":\"b\"}\n";
        Reading read = Reading.of("data.jsonl", lines);
        assertThat(read.values()).containsExactly(row("b"));
        assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.ROW_TOO_LARGE);
    }

    @Test
    void takesNoPartOfANumberForTheNumber() throws IOException {
        Reading read = read("[1, 2.5 ,3\n, 4x, 5]");
        assertThat(read.values()).containsExactly(row(1L), row(2.5), row(3L));
        assertThat(read.bad()).hasSize(1);
        assertThat(read("1 2\n3").values()).hasSize(3);
    }

    @Test
    void refusesAListWhoseFirstTextIsNotClosed() {
        assertThatExceptionOfType(TunesetException.class).isThrownBy(() -> read("[\"abc]"));
    }

    @Test
    void saysPlainlyWhatJsonDoesNotKnow() {
        assertThatExceptionOfType(TunesetException.class)
                .isThrownBy(() -> read("[ // a comment\n1]"))
                .withMessageContaining("JSON has no comments");
    }

    @Test
    void refusesAPlaceWithoutAList() {
        assertThatExceptionOfType(TunesetException.class)
                .isThrownBy(() -> readAt("{\"a\":[{\"b\":1}]}", "/b"))
                .withMessageContaining("/a")
                .satisfies(e -> assertThat(e.field()).isEqualTo("source.records"));
    }

    @Test
    void takesOneConversationForOneRow() throws IOException {
        Reading read = read(
                "{\"messages\": [{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":\"yo\"}]}");
        assertThat(read.columns()).containsExactly("messages");
        assertThat(read.rows()).hasSize(1);
    }

    @Test
    void readsValuesOneAfterAnother() throws IOException {
        assertThat(read("{\"a\":1}{\"a\":2}\n\n{\n\"a\":\n3}").values()).containsExactly(row(1L), row(2L), row(3L));
        assertThat(read("[{\"a\":1},{\"a\":2}]\n[{\"a\":3}]").values()).hasSize(3);
    }

    @Test
    void readsJsonLinesWhateverTheName() throws IOException {
        String lines = "{\"a\":1}\r\n\r\n{\"b\":2}\r\n";
        assertThat(Reading.guess("data.json", lines).options().kind()).isEqualTo("jsonl");
        Reading read = Reading.of("data.txt", lines);
        assertThat(read.columns()).containsExactly("a", "b");
        assertThat(read.rows()).extracting(row -> row.place().line()).containsExactly(1L, 3L);
    }

    @Test
    void losesOnlyTheBadLine() throws IOException {
        String lines = "{\"a\":1}\n{\"a\":\n\"x\"\n{\"a\":2} {\"a\":3}\n{\"a\":4}\n";
        Reading read = Reading.of("data.jsonl", lines);
        assertThat(read.values()).containsExactly(row(1L), row(4L));
        assertThat(read.bad())
                .extracting(BadRow::reason)
                .containsExactly(Reason.MALFORMED_ROW, Reason.NOT_AN_OBJECT, Reason.MALFORMED_ROW);
        assertThat(read.bad()).extracting(bad -> bad.place().line()).containsExactly(2L, 3L, 4L);
        assertThat(read.bad().get(0).raw()).isEqualTo("{\"a\":");
    }

    @Test
    void keepsTheRowsBeforeABreak() throws IOException {
        Reading read = read("[{\"a\":1},\n{\"a\":2},\n{\"a\":");
        assertThat(read.values()).containsExactly(row(1L), row(2L));
        assertThat(read.bad()).hasSize(1);
        assertThat(read.bad().get(0).detail()).contains("line 3, column");
        assertThat(read.bad().get(0).raw()).contains("{\"a\":2}");
    }

    @Test
    void refusesADocumentWithoutOneWholeRow() {
        assertThatExceptionOfType(TunesetException.class)
                .isThrownBy(() -> read("[{\"a\":\n tru}]"))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(Problem.UNREADABLE_SOURCE);
                    assertThat(e.line()).isEqualTo(2);
                });
    }

    @Test
    void keepsNumbersExact() throws IOException {
        Reading read = read(
                "[{\"n\":9007199254740993},{\"n\":123456789012345678901234567890},{\"n\":1.50},{\"n\":0.1},"
                        + "{\"n\":0.12345678901234567890123},{\"n\":-0.0},{\"n\":1e400},{\"n\":1E2},{\"n\":0.30000000000000004}]");
        assertThat(read.values())
                .containsExactly(
                        row(9007199254740993L),
                        row(new BigInteger("123456789012345678901234567890")),
                        row(1.5),
                        row(0.1),
                        row(new BigDecimal("0.12345678901234567890123")),
                        row(-0.0),
                        row(new BigDecimal("1e400")),
                        row(100.0),
                        row(0.30000000000000004));
    }

    @Test
    void acceptsNanAsPythonWritesItButNotAsARow() throws IOException {
        assertThat(read("[{\"n\":NaN},{\"n\":[-Infinity]}]").values())
                .containsExactly(row(Double.NaN), row(List.of(Double.NEGATIVE_INFINITY)));
        assertThat(read("[1, NaN]").bad()).hasSize(1);
        assertThat(read("[{\"n\":+INF},{\"n\":1}]").bad()).hasSize(1);
    }

    @Test
    void refusesAnAbsurdExponent() throws IOException {
        assertThat(read("[{\"n\":1e999999999},{\"n\":1}]").bad())
                .extracting(BadRow::reason)
                .containsExactly(Reason.MALFORMED_ROW);
    }

    @Test
    void keepsTheLastOfTwoKeysAndSaysSo() throws IOException {
        Reading read = read("[{\"a\":1,\"a\":2},{\"a\":{\"b\":1,\"b\":2}},{\"a\":3,\"a\":3}]");
        assertThat(read.values()).containsExactly(row(2L), row(Map.of("b", 2L)), row(3L));
        assertThat(read.rows()).extracting(row -> row.notes().size()).containsExactly(1, 1, 0);
    }

    @Test
    void refusesHalfASurrogatePair() throws IOException {
        Reading read = read("[{\"a\":\"\\ud83d\\ude00\"},{\"a\":\"\\ud83d x\"},{\"a\":\"y\"}]");
        assertThat(read.values()).containsExactly(row("\uD83D\uDE00"), row("y"));
        assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.BAD_ENCODING);
    }

    @Test
    void refusesDamagedBytes() throws IOException {
        byte[] bytes = "{\"a\":\"水\"}\n{\"a\":\"?\"}\n{\"a\":\"果\"}\n".getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xff;
        for (String kind : List.of("json", "jsonl")) {
            SourceOptions options =
                    new SourceOptions(kind, null, null, null, null, null, null, SourceOptions.Types.TEXT, null, null);
            Reading read = Reading.of("data", bytes, options);
            assertThat(read.values()).containsExactly(row("水"), row("果"));
            assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.BAD_ENCODING);
            assertThat(read.bad().get(0).raw()).contains("\\xFF");
        }
    }

    @Test
    void readsValuesThatAreNoObjects() throws IOException {
        assertThat(read("42").values()).containsExactly(row(42L));
        assertThat(read("[\"x\", null, [1]]").columns()).containsExactly("value");
        assertThat(read("[[\"q\",\"a\"],[\"r\",\"b\"]]").columns()).containsExactly("column_1", "column_2");
        assertThat(read("[[1],[2,3]]").values()).containsExactly(row(List.of(1L)), row(List.of(2L, 3L)));
        assertThat(read("[]").total()).isZero();
    }

    @Test
    void readsUtf16() throws IOException {
        byte[] bytes = "[{\"a\":\"水\"}]".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Reading.of("data.json", bytes, SourceOptions.GUESSED).values())
                .containsExactly(row("水"));
    }

    @Test
    void refusesBlankSources() {
        for (String text : List.of("", " \n ", "\ufeff")) {
            assertThatExceptionOfType(TunesetException.class)
                    .isThrownBy(() -> read(text))
                    .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.EMPTY_SOURCE));
        }
    }

    @Test
    void refusesALineBeyondTheLimitAndGoesOn() throws IOException {
        String lines = "{\"a\":1}\n{\"a\":\"" + "x".repeat(20_000_000) + "\"}\n{\"a\":2}\n";
        Reading read = Reading.of("data.jsonl", lines);
        assertThat(read.values()).containsExactly(row(1L), row(2L));
        assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.ROW_TOO_LARGE);
        assertThat(read.rows().get(1).place().line()).isEqualTo(3);
    }

    @Test
    void tellsJsonFromCsvByContent() throws IOException {
        assertThat(Reading.guess("data.json", "a,b\n1,2\n3,4\n5,6\n").options().kind())
                .isEqualTo("csv");
        assertThat(Reading.guess("data.csv", "[{\"a\":1}]").options().kind()).isEqualTo("json");
        assertThat(Reading.guess("data.csv", "{\"a\":1}\n{\"a\":2}\n").options().kind())
                .isEqualTo("jsonl");
        assertThat(Reading.guess("x.csv", "[avalon],b\n1,2\n3,4\n").options().kind())
                .isEqualTo("csv");
    }
}
