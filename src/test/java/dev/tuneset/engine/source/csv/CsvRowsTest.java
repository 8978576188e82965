package dev.tuneset.engine.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.source.Reading;
import dev.tuneset.engine.source.SourceOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    private static Reading read(String csv) throws IOException {
        return Reading.of("data.csv", csv);
    }

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Test
    void keepsCellsVerbatim() throws IOException {
        Reading read = read("zip,note,empty\n00501,NA,\n1.50, x ,\"\"\n");
        assertThat(read.values()).containsExactly(row("00501", "NA", ""), row("1.50", " x ", ""));
    }

    @Test
    void readsQuotedNewlinesAndDoubledQuotes() throws IOException {
        Reading read = read("a,b\n\"x\r\ny\",\"he said \"\"hi\"\"\"\n\"1,2\",3\n");
        assertThat(read.values()).containsExactly(row("x\r\ny", "he said \"hi\""), row("1,2", "3"));
    }

    @Test
    void endsRowsAtAnyLineEnd() throws IOException {
        assertThat(read("a,b\r1,2\r\n3,4\n5,6").values()).containsExactly(row("1", "2"), row("3", "4"), row("5", "6"));
    }

    @Test
    void passesOverBlankLinesAndCountsThem() throws IOException {
        Reading read = read("\n\na,b\n\n1,2\n   \n3,4\n\n");
        assertThat(read.values()).containsExactly(row("1", "2"), row("3", "4"));
        assertThat(read.rows().get(1).place()).hasToString("data.csv:7");
    }

    @Test
    void tellsTheFirstLineOfEachRow() throws IOException {
        Reading read = read("a,b\n\"x\ny\nz\",1\nv,2\n");
        assertThat(read.rows()).extracting(row -> row.place().line()).containsExactly(2L, 5L);
        assertThat(read.rows()).extracting(row -> row.place().row()).containsExactly(1L, 2L);
    }

    @Test
    void refusesTooFewValuesAndGoesOn() throws IOException {
        Reading read = read("a,b,c\n1,2,3\n4,5\n6,7,8\n");
        assertThat(read.values()).containsExactly(row("1", "2", "3"), row("6", "7", "8"));
        BadRow bad = read.bad().get(0);
        assertThat(bad.reason()).isEqualTo(Reason.TOO_FEW_VALUES);
        assertThat(bad.detail()).contains("Line 3", "2 values", "3 were expected");
        assertThat(bad.raw()).isEqualTo("4,5");
        assertThat(bad.place().row()).isEqualTo(2);
    }

    @Test
    void refusesTooManyValuesAndGoesOn() throws IOException {
        Reading read = read("a,b\n1,2\n3,4,5\n6,7\n");
        assertThat(read.values()).hasSize(2);
        assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.TOO_MANY_VALUES);
    }

    @Test
    void leavesOutEmptyValuesAfterTheLastColumnAndSaysSo() throws IOException {
        Reading read = read("a,b\n1,2\n3,4,,\n6,7\n");
        assertThat(read.values()).contains(row("3", "4"));
        assertThat(read.rows().get(1).notes())
                .extracting(note -> note.reason())
                .containsExactly(Reason.TOO_MANY_VALUES);
    }

    @Test
    void passesOverADelimiterThatEndsEveryRow() throws IOException {
        Reading read = read("a,b\n1,2,\n3,4,\n6,7,\n");
        assertThat(read.columns()).containsExactly("a", "b");
        assertThat(read.rows()).hasSize(3).allMatch(row -> row.notes().isEmpty());
    }

    @Test
    void readsRowNamesAsRWritesThem() throws IOException {
        Reading read = read("age,city\nann,22,Rome\nbob,23,Oslo\ncyd,24,Bern\n");
        assertThat(read.columns()).containsExactly("column_1", "age", "city");
        assertThat(read.values()).contains(row("ann", "22", "Rome"));
    }

    @Test
    void confinesAnUnclosedQuoteToItsLine() throws IOException {
        Reading read = read("a,b\n1,x\n2,\"y\n3,z\n4,\"w\"\n5,v\n");
        assertThat(read.values()).containsExactly(row("1", "x"), row("3", "z"), row("4", "w"), row("5", "v"));
        BadRow bad = read.bad().get(0);
        assertThat(bad.reason()).isEqualTo(Reason.UNCLOSED_QUOTE);
        assertThat(bad.place().line()).isEqualTo(3);
        assertThat(bad.raw()).isEqualTo("2,\"y");
    }

    @Test
    void confinesAnUnclosedQuoteThatReachesTheEnd() throws IOException {
        Reading read = read("a,b\n1,x\n2,\"y\n3,z\n4,w\n");
        assertThat(read.values()).containsExactly(row("1", "x"), row("3", "z"), row("4", "w"));
        assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.UNCLOSED_QUOTE);
    }

    @Test
    void keepsAQuoteThatIsNotDoubledAndSaysSo() throws IOException {
        Reading read = read("a,b\n1,\"say \"hi\" twice\"\n2,\"fine\"\n");
        assertThat(read.values()).containsExactly(row("1", "say \"hi\" twice"), row("2", "fine"));
        assertThat(read.rows().get(0).notes()).extracting(note -> note.reason()).containsExactly(Reason.MALFORMED_ROW);
        assertThat(read.rows().get(1).notes()).isEmpty();
    }

    @Test
    void keepsAValueThatOnlyBeginsWithAQuotedWordAndSaysSo() throws IOException {
        Reading read = read("a,b\n1,\"Yes\" was all he said\n\"x, \"\"y\"\"\",\"No\"!\n3,\"z\n");
        assertThat(read.values()).containsExactly(row("1", "\"Yes\" was all he said"), row("x, \"y\"", "\"No\"!"));
        assertThat(read.rows().get(0).notes()).extracting(note -> note.reason()).containsExactly(Reason.MALFORMED_ROW);
        assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.UNCLOSED_QUOTE);
    }

    @Test
    void passesOverBlanksAroundQuotedValues() throws IOException {
        assertThat(read("a,b\n1, \"x, y\" \n2, z\n").values()).containsExactly(row("1", "x, y"), row("2", " z"));
    }

    @Test
    void refusesRowsWithNul() throws IOException {
        Reading read = read("a,b\n1,x\u0000y\n2,z\n" + "3,w\n".repeat(20));
        assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.MALFORMED_ROW);
        assertThat(read.rows()).hasSize(21);
    }

    @Test
    void refusesRowsWithDamagedBytesAndShowsThem() throws IOException {
        byte[] bytes = "a,b\n1,é\n2,?\n3,ü\n".getBytes(StandardCharsets.UTF_8);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xff;
        SourceOptions utf8 =
                new SourceOptions("csv", "UTF-8", null, null, null, null, null, SourceOptions.Types.TEXT, null, null);
        Reading read = Reading.of("data.csv", bytes, utf8);
        assertThat(read.values()).containsExactly(row("1", "é"), row("3", "ü"));
        assertThat(read.bad()).extracting(BadRow::reason).containsExactly(Reason.BAD_ENCODING);
        assertThat(read.bad().get(0).raw()).isEqualTo("2,\\xFF");
    }

    @Test
    void refusesARowBeyondTheLimitAndGoesOn() throws IOException {
        String csv = "a,b\n1,x\n2," + "y".repeat(300_000) + "\n3,z\n4,\"" + "w\n".repeat(150_000) + "5,v\n";
        try (CsvCursor cursor = cursor(csv, 100_000)) {
            CsvReader reader = new CsvReader(cursor, 0);
            assertThat(reader.next()).isInstanceOf(dev.tuneset.engine.row.Row.class);
            assertThat(((BadRow) reader.next()).reason()).isEqualTo(Reason.ROW_TOO_LARGE);
            assertThat(reader.next().place().line()).isEqualTo(4);
            assertThat(((BadRow) reader.next()).reason()).isEqualTo(Reason.UNCLOSED_QUOTE);
        }
    }

    private static CsvCursor cursor(String csv, int rowCharsMax) throws IOException {
        SourceOptions options =
                new SourceOptions("csv", "UTF-8", ",", "\"", "", 1, 0, SourceOptions.Types.TEXT, null, null);
        var file = Reading.file("data.csv", csv.getBytes(StandardCharsets.UTF_8));
        return CsvCursor.open(file, new CsvGuess(file, options).plan(), rowCharsMax);
    }

    @Test
    void refusesAFileThatIsOneLineOfFiftyMegabytes() throws IOException {
        long chars = 50_000_000;
        var file = dev.tuneset.engine.source.SourceFile.of("line.csv", chars, () -> xs(chars));
        assertThatExceptionOfType(TunesetException.class)
                .isThrownBy(() -> Reading.of(file, SourceOptions.GUESSED))
                .satisfies(e -> assertThat(e.code()).isEqualTo("unreadable_header"))
                .withMessageContaining("longer than the limit");
    }

    private static InputStream xs(long count) {
        byte[] block = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        return new SequenceInputStream(
                java.util.Collections.enumeration(Stream.generate(() -> (InputStream) new ByteArrayInputStream(block))
                        .limit(count / block.length)
                        .toList()));
    }

    @Test
    void refusesEmptyFilesAndHeadersWithoutRows() {
        for (String text : List.of("", "  \n\r\n", "a,b\n", "a,b\n\n\n")) {
            assertThatExceptionOfType(TunesetException.class)
                    .isThrownBy(() -> read(text))
                    .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.EMPTY_SOURCE));
        }
    }

    @Test
    void refusesBinaryContentByWhatItIs() {
        assertThatExceptionOfType(TunesetException.class)
                .isThrownBy(() -> read("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n"))
                .withMessageContaining("a PDF document");
        assertThatExceptionOfType(TunesetException.class)
                .isThrownBy(() -> read("{\\rtf1\\ansi hello}"))
                .withMessageContaining("an RTF document");
        assertThatExceptionOfType(TunesetException.class)
                .isThrownBy(() -> read("RIFF\u0001\u0002\u0003\u0004WAVEfmt "))
                .withMessageContaining("a WAV recording");
    }
}
