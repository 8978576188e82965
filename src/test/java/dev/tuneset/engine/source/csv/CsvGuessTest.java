package dev.tuneset.engine.source.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.Reading;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.standard.StandardSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvGuessTest {
    private static SourceOptions options(String text) throws IOException {
        return Reading.guess("data.csv", text).options();
    }

    private static List<String> codes(Guess guess) {
        return guess.findings().stream().map(Guess.Finding::code).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", ";", "|", "\u0001", "^", "~"})
    void findsTheDelimiter(String delimiter) throws IOException {
        String table = "name,age,city\nann,22,\"Rome, Italy; or\"\nbob,23,Oslo\ncyd,24,Bern\n";
        String text =
                delimiter.equals(",") ? table : table.replace(",", delimiter).replace("Rome" + delimiter, "Rome,");
        assertThat(options(text).delimiter()).isEqualTo(delimiter);
        assertThat(Reading.of("data.csv", text).columns()).containsExactly("name", "age", "city");
    }

    @Test
    void findsSingleQuotesAndBackslashEscapes() throws IOException {
        SourceOptions single = options("a;b\n'x;y';1\n'z;w';2\n");
        assertThat(single.quote()).isEqualTo("'");
        String escaped = "a,b\n\"say \\\"hi\\\", you\",1\n\"no \\\"way\\\", sir\",2\n";
        assertThat(options(escaped).escape()).isEqualTo("\\");
        assertThat(Reading.of("data.csv", escaped).values().get(0)).containsExactly("say \"hi\", you", "1");
    }

    @Test
    void leavesProseInOneColumn() throws IOException {
        String text = "text\nIt rains, it pours.\nThe old man is snoring\nHe went to bed, and bumped his head, again\n";
        Reading read = Reading.of("data.csv", text.replace(",", " -"));
        assertThat(read.columns()).containsExactly("text");
        assertThat(read.rows()).hasSize(3);
    }

    @Test
    void takesNumbersInTheFirstRowForData() throws IOException {
        assertThat(options("1,2,3\n4,5,6\n").headerRows()).isZero();
        assertThat(Reading.of("data.csv", "1,2,3\n4,5,6\n").columns())
                .containsExactly("column_1", "column_2", "column_3");
        assertThat(options("country,2019,2020\nItaly,1.5,2\nNorway,3,4\n").headerRows())
                .isEqualTo(1);
        assertThat(options("country,2019,2020\nItaly,1,2\nNorway,3,4\n").headerRows())
                .isEqualTo(1);
        assertThat(options("task/0,one\ntask/1,two\ntask/2,three\n").headerRows())
                .isZero();
        assertThat(options("version 1,n\nversion 2,7\nversion 3,8\n").headerRows())
                .isEqualTo(1);
        assertThat(options("good film,pos\nbad film,neg\nso so,neg\nnice,pos\nfine,pos\n")
                        .headerRows())
                .isZero();
    }

    @Test
    void joinsTwoHeaderRows() throws IOException {
        String text =
                "id,Which have you seen?,,,Age\n,Film one,Film two,Film three,Response\n1,yes,no,no,18-29\n2,no,no,yes,30-44\n3,,,,\n";
        Reading read = Reading.of("data.csv", text);
        assertThat(read.columns())
                .containsExactly(
                        "id",
                        "Which have you seen? / Film one",
                        "Which have you seen? / Film two",
                        "Which have you seen? / Film three",
                        "Age / Response");
        assertThat(read.rows()).hasSize(3);
    }

    @Test
    void namesBlankAndDuplicateColumnsAndSaysSo() throws IOException {
        String text = "a,, a ,a_2\n1,2,3,4\n";
        assertThat(Reading.of("data.csv", text).columns()).containsExactly("a", "column_2", "a_3", "a_2");
        assertThat(codes(Reading.guess("data.csv", text))).contains("blank_header", "duplicate_header");
    }

    @Test
    void dropsBlankNamesThatNoRowHasAValueFor() throws IOException {
        assertThat(Reading.of("data.csv", "a,b,,\n1,2\n3,4\n").columns()).containsExactly("a", "b");
    }

    @Test
    void passesOverLinesAboveTheTable() throws IOException {
        String text = "Sales of 2023\n\nname,age,city\nann,22,Rome\nbob,23,Oslo\n";
        assertThat(options(text).skipLines()).isEqualTo(2);
        assertThat(Reading.of("data.csv", text).columns()).containsExactly("name", "age", "city");
    }

    @Test
    void warnsOfADelimiterThatDoesNotSplit() throws IOException {
        SourceOptions comma =
                new SourceOptions(null, null, ",", null, null, null, null, SourceOptions.Types.TEXT, null, null);
        Guess guess = StandardSources.sources()
                .guess(Reading.file("data.csv", "a;b\n1;2\n3;4\n".getBytes(StandardCharsets.UTF_8)), comma);
        assertThat(guess.options().delimiter()).isEqualTo(",");
        assertThat(codes(guess)).contains("delimiter_unlikely");
    }

    @Test
    void obeysEveryGivenOption() throws IOException {
        SourceOptions given =
                new SourceOptions("csv", "UTF-8", ";", "'", "", 0, 1, SourceOptions.Types.TEXT, null, null);
        Reading read = Reading.of("x.json", "title\n1;'2;3'\n".getBytes(StandardCharsets.UTF_8), given);
        assertThat(read.columns()).containsExactly("column_1", "column_2");
        assertThat(read.values().get(0)).containsExactly("1", "2;3");
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        for (SourceOptions wrong : List.of(
                new SourceOptions("csv", "UTF-9", null, null, null, null, null, SourceOptions.Types.TEXT, null, null),
                new SourceOptions("csv", null, null, "ab", null, null, null, SourceOptions.Types.TEXT, null, null),
                new SourceOptions("csv", null, "", null, null, null, null, SourceOptions.Types.TEXT, null, null),
                new SourceOptions("csv", null, "\"", "\"", null, null, null, SourceOptions.Types.TEXT, null, null),
                new SourceOptions("csv", null, null, null, null, -1, null, SourceOptions.Types.TEXT, null, null),
                new SourceOptions("cvs", null, null, null, null, null, null, SourceOptions.Types.TEXT, null, null))) {
            assertThatExceptionOfType(TunesetException.class)
                    .isThrownBy(() -> Reading.of("x.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), wrong))
                    .satisfies(e -> assertThat(e.field()).startsWith("source."));
        }
    }

    @Test
    void readsRowsBesideDelimitersThatMakeDefectsOfAllRows() throws IOException {
        Reading read = Reading.of("x.csv", "\"he said \"\"no\"\" again\"\t1\n\"and \"\"yes\"\"\"\t2\n\"or\"\t3\n");
        assertThat(read.values()).contains(List.of("he said \"no\" again", "1"), List.of("and \"yes\"", "2"));
    }

    @Test
    void believesTheLineThatTellsExcelTheDelimiter() throws IOException {
        Reading read = Reading.of("x.csv", "sep=;\r\n\"a\";\"b\"\r\n\"1,5\";\"2,5\"\r\n\"3,5\";\"4,5\"\r\n");
        assertThat(read.columns()).containsExactly("a", "b");
        assertThat(read.values()).containsExactly(List.of("1,5", "2,5"), List.of("3,5", "4,5"));
        assertThat(read.rows().get(0).place().line()).isEqualTo(3);
    }

    @Test
    void passesOverCommentsAboveTheHeader() throws IOException {
        Reading read = Reading.of("x.csv", "# made by a tool, version 2\n# columns: a, b, c\n\na,b\n1,x\n2,y\n3,z\n");
        assertThat(read.columns()).containsExactly("a", "b");
        assertThat(read.values()).contains(List.of("1", "x")).hasSize(3);
    }

    @Test
    void takesACommentThatNamesTheColumnsForTheHeader() throws IOException {
        assertThat(Reading.of("x.csv", "#id,score\n1,2.5\n2,3.5\n3,4.5\n").columns())
                .containsExactly("#id", "score");
        assertThat(Reading.of("tweets.csv", "text\n#one is here\n#two is there\n")
                        .values())
                .hasSize(2);
    }

    @Test
    void keepsTextsWithCommasWholeWhereThereIsOneColumn() throws IOException {
        Reading read = Reading.of("x.csv", "text\nhello, world\nplain\nfine\n\"quoted, too\"\nlast\n");
        assertThat(read.bad()).isEmpty();
        assertThat(read.values()).contains(List.of("hello, world"), List.of("quoted, too"));
    }

    @Test
    void knowsSingleQuotesAndOldSeparators() throws IOException {
        assertThat(Reading.of("x.csv", "'id';'text'\n'1';'it''s; fine'\n'2';'well'\n")
                        .values())
                .containsExactly(List.of("1", "it's; fine"), List.of("2", "well"));
        assertThat(Reading.of("x.csv", "id\u001ftext\n1\u001fat 12:30, or so\n2\u001fat 13:45, or so\n")
                        .values())
                .containsExactly(List.of("1", "at 12:30, or so"), List.of("2", "at 13:45, or so"));
    }

    @Test
    void doesNotPartTimesWhereCommasPartTheRows() throws IOException {
        assertThat(Reading.of("x.csv", "'00:01:01','worlds'\n00:01:01,worlds\n00:01:02,worlds\n00:01:03,worlds\n")
                        .columns())
                .hasSize(2);
    }

    @Test
    void findsEscapesBeforeDelimitersThatAreNotQuoted() throws IOException {
        assertThat(Reading.of("x.csv", "a,b,c\n1,two\\, three,3\nx,y,z\n4,C:\\dir,6\n")
                        .values())
                .containsExactly(List.of("1", "two, three", "3"), List.of("x", "y", "z"), List.of("4", "C:\\dir", "6"));
    }

    @Test
    void findsEscapesThatStandInEveryRow() throws IOException {
        assertThat(Reading.of("x.csv", "a,b\n" + "1,two\\, three\n".repeat(600)).values())
                .hasSize(600)
                .contains(List.of("1", "two, three"));
        assertThat(Reading.of("x.csv", "folder,a,b\n" + "C:\\data\\,1,2\n".repeat(600))
                        .values())
                .contains(List.of("C:\\data\\", "1", "2"));
    }

    @Test
    void takesSentencesAndSettingsForText() throws IOException {
        for (String text : List.of(
                "one, two, three\nfour, five, six\nseven, eight, nine\n",
                "Alice: Hi there\nBob: Hello\nAlice: Bye\n",
                "import os, sys\n\ndef f(a, b):\n    return a, b\n")) {
            assertThat(Reading.guess("x.txt", text).options().kind()).isEqualTo("text");
        }
        assertThat(Reading.guess("x.txt", "a, b\n1, 2\n3, 4\n").options().kind())
                .isEqualTo("csv");
        assertThat(Reading.guess("x.csv", "a, b\nx, y\nz, w\n").options().kind())
                .isEqualTo("csv");
    }

    @Test
    void findsEscapesInWideEncodings() throws IOException {
        byte[] bytes = "a,b\n\"say \\\"no\\\", please\",1\n\"x\",2\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Reading.of("x.csv", bytes, SourceOptions.GUESSED).values())
                .containsExactly(List.of("say \"no\", please", "1"), List.of("x", "2"));
    }

    @Test
    void refusesTheRowWithANulAndNotTheFile() throws IOException {
        Reading read = Reading.of("x.csv", "a,b,c\n\u0000,2,3\n4,5,6\n");
        assertThat(read.bad()).hasSize(1);
        assertThat(read.values()).containsExactly(List.of("4", "5", "6"));
    }
}
