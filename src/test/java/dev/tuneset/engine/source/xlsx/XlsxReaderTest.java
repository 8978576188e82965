package dev.tuneset.engine.source.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxReaderTest {
    private static final String HEADER = row(1, text("name"), text("value"));

    @TempDir
    Path folder;

    @Test
    void readsEachTypeOfCellAsWhatItIs() throws IOException {
        WorkbookFile book = new WorkbookFile()
                .strings("<si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>guide</t></rPh></si>")
                .sheet(
                        "s",
                        HEADER
                                + row(2, text("shared"), "<c t='s'><v>0</v></c>")
                                + row(3, text("rich"), "<c t='s'><v>1</v></c>")
                                + row(4, text("integer"), number("42"))
                                + row(5, text("decimal"), number("0.1"))
                                + row(6, text("exponent"), number("1E3"))
                                + row(7, text("huge"), number("12345678901234567890"))
                                + row(8, text("boolean"), "<c t='b'><v>1</v></c>")
                                + row(9, text("error"), "<c t='e'><v>#N/A</v></c>")
                                + row(10, text("formula"), "<c t='str'><f>A1</f><v>cached</v></c>")
                                + row(11, text("code"), text("00501"))
                                + row(12, text("escaped"), text("a_x000D_b"))
                                + row(13, text("strict date"), "<c t='d'><v>2024-07-09T08:05:03</v></c>")
                                + row(14, text("astral"), text("漢字 😀 𝔊")));
        assertThat(values(book, 1))
                .containsExactly(
                        "plain",
                        "rich",
                        42L,
                        0.1,
                        1000.0,
                        new BigInteger("12345678901234567890"),
                        true,
                        "#N/A",
                        "cached",
                        "00501",
                        "a\rb",
                        LocalDateTime.parse("2024-07-09T08:05:03"),
                        "漢字 😀 𝔊");
    }

    @Test
    void readsDatesByTheirFormat() throws IOException {
        String rows = HEADER
                + row(2, text("date"), styled(1, "45482"))
                + row(3, text("with time"), styled(2, "45482.5"))
                + row(4, text("time"), styled(3, "0.75"))
                + row(5, text("elapsed"), styled(4, "1.5"))
                + row(6, text("chinese"), styled(5, "45482"))
                + row(7, text("number"), styled(6, "45482"))
                + row(8, text("first"), styled(1, "1"))
                + row(9, text("after the false leap day"), styled(1, "61"));
        assertThat(values(new WorkbookFile().sheet("s", rows), 1))
                .containsExactly(
                        LocalDate.of(2024, 7, 9),
                        LocalDateTime.of(2024, 7, 9, 12, 0),
                        LocalTime.of(18, 0),
                        "36:00:00",
                        LocalDate.of(2024, 7, 9),
                        45482L,
                        LocalDate.of(1900, 1, 1),
                        LocalDate.of(1900, 3, 1));
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookDoes() throws IOException {
        WorkbookFile book = new WorkbookFile().since1904().sheet("s", HEADER + row(2, text("a"), styled(1, "44020")));
        assertThat(values(book, 1)).containsExactly(LocalDate.of(2024, 7, 9));
    }

    @Test
    void givesEveryCellOfAMergedAreaItsValue() throws IOException {
        String rows = "<worksheet><sheetData>" + HEADER + row(2, text("fruit"), text("apple"))
                + "<row r='3'><c r='B3' t='inlineStr'><is><t>pear</t></is></c></row>"
                + "</sheetData><mergeCells><mergeCell ref='A2:A3'/></mergeCells></worksheet>";
        WorkbookFile book = new WorkbookFile().sheet("s", "visible", rows);
        assertThat(values(book, 0)).containsExactly("fruit", "fruit");
        assertThat(codes(book)).contains("merged_cells");
    }

    @Test
    void passesOverTitlesBlankRowsAndBlankColumns() throws IOException {
        String rows = row(1, text("Report of the year")) + "<row r='3'/>"
                + "<row r='4'>" + at("C4", "name") + at("E4", "value") + "</row>"
                + "<row r='5'>" + at("C5", "a") + at("E5", "b") + "</row><row r='6'/>"
                + "<row r='7'>" + at("E7", "d") + "</row>";
        WorkbookFile book = new WorkbookFile().sheet("s", rows);
        List<ReadRow> read = read(book, SourceOptions.GUESSED);
        assertThat(read).hasSize(2);
        assertThat(((Row) read.get(0)).schema().columns()).containsExactly("name", "value");
        assertThat(((Row) read.get(1)).values()).containsExactly(null, "d");
        assertThat(read.get(1).place()).hasToString("book.xlsx:7");
        assertThat(read.get(1).place().row()).isEqualTo(2);
    }

    @Test
    void takesTheFirstVisibleSheetWithData() throws IOException {
        WorkbookFile book = new WorkbookFile()
                .sheet("secret", "hidden", "<worksheet><sheetData>" + HEADER + "</sheetData></worksheet>")
                .sheet("empty", "")
                .sheet("data", HEADER + row(2, text("a"), number("1")));
        try (XlsxReader reader = XlsxReader.open(book.write(folder), "book.xlsx", SourceOptions.GUESSED)) {
            Guess.Finding sheet = reader.guess().findings().get(0);
            assertThat(sheet.value()).isEqualTo("data");
            assertThat(sheet.reason()).isEqualTo("It is the first of 3 sheets that has rows.");
            assertThat(reader.guess().findings())
                    .filteredOn(finding -> finding.option().equals("sheets"))
                    .extracting(Guess.Finding::value, Guess.Finding::code)
                    .containsExactly(
                            tuple("secret", "sheet_hidden"),
                            tuple("empty", "sheet_visible"),
                            tuple("data", "sheet_visible"));
        }
    }

    @Test
    void namesNamelessAndDoubleColumns() throws IOException {
        String rows = row(1, text("a"), "<c/>", text("a")) + row(2, text("1"), text("2"), text("3"));
        SourceOptions options = SourceOptions.GUESSED.withSheet("s", 0, 1);
        Row row = (Row) read(new WorkbookFile().sheet("s", rows), options).get(0);
        assertThat(row.schema().columns()).containsExactly("a", "column_2", "a_2");
    }

    @Test
    void tellsAHeaderOfYearsFromData() throws IOException {
        String years = row(1, text("country"), number("1952"), number("1957"), number("1962"));
        String data = row(2, text("Chad"), number("2.5"), number("2.7"), number("2.6"));
        Row row = (Row) read(new WorkbookFile().sheet("s", years + data), SourceOptions.GUESSED)
                .get(0);
        assertThat(row.schema().columns()).containsExactly("country", "1952", "1957", "1962");
    }

    @Test
    void saysWhichFormulasWereNeverCalculated() throws IOException {
        WorkbookFile book = new WorkbookFile().sheet("s", HEADER + row(2, text("a"), "<c><f>1+1</f></c>"));
        assertThat(codes(book)).contains("uncalculated_formulas");
    }

    @Test
    void makesABadRowOfACellThatPointsNowhere() throws IOException {
        WorkbookFile book =
                new WorkbookFile().strings("").sheet("s", HEADER + row(2, text("a"), "<c t='s'><v>7</v></c>"));
        assertThat(read(book, SourceOptions.GUESSED)).singleElement().isInstanceOf(BadRow.class);
    }

    @Test
    void losesNoRowWhoseNumberIsWrong() throws IOException {
        String rows = row(1, text("a"), text("b")) + row(1, text("x"), number("1")) + row(1, text("y"), number("2"));
        assertThat(read(new WorkbookFile().sheet("s", rows), SourceOptions.GUESSED))
                .hasSize(2);
    }

    @Test
    void losesNoFirstRowThatCannotBeRead() throws IOException {
        String rows = row(1, "<c t='s'><v>0</v></c>", "<c t='s'><v>1</v></c>") + row(2, number("1"), number("2"));
        assertThat(read(new WorkbookFile().strings("").sheet("s", rows), SourceOptions.GUESSED))
                .satisfiesExactly(
                        row -> assertThat(row).isInstanceOf(BadRow.class),
                        row -> assertThat(row).isInstanceOf(Row.class));
    }

    @Test
    void takesTextsOverNumbersForAHeaderThoughTheyRepeat() throws IOException {
        String rows = row(1, text("a"), text("a")) + row(2, number("1"), number("2"));
        Row row = (Row)
                read(new WorkbookFile().sheet("s", rows), SourceOptions.GUESSED).get(0);
        assertThat(row.schema().columns()).containsExactly("a", "a_2");
    }

    @Test
    void makesABadRowOfANumberWithoutEnd() throws IOException {
        String rows = HEADER + row(2, text("a"), number("9".repeat(1_000_000)));
        assertThat(read(new WorkbookFile().sheet("s", rows), SourceOptions.GUESSED))
                .singleElement()
                .isInstanceOf(BadRow.class);
    }

    @Test
    void refusesEntitiesAndDocumentTypes() throws IOException {
        WorkbookFile bomb = new WorkbookFile()
                .part(
                        "xl/sharedStrings.xml",
                        "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><sst><si><t>&b;</t></si></sst>")
                .sheet("s", HEADER);
        assertRefused(bomb, "document type");
        WorkbookFile external = new WorkbookFile()
                .sheet(
                        "s",
                        "visible",
                        "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><worksheet>&f;</worksheet>");
        assertRefused(external, "document type");
    }

    @Test
    void refusesASheetThatUnfoldsWithoutEnd() throws IOException {
        String many = row(2, text("a"), text(" ".repeat(40 << 20)));
        assertRefused(new WorkbookFile().sheet("s", HEADER + many), "cannot be read within the limits");
    }

    @Test
    void refusesAWorkbookThatBreaksOff() throws IOException {
        Path whole = new WorkbookFile()
                .sheet("s", HEADER + row(2, text("a"), number("1")))
                .write(folder);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 4; length < bytes.length; length++) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> XlsxReader.open(cut, "cut.xlsx", SourceOptions.GUESSED))
                    .isInstanceOf(TunesetException.class)
                    .hasMessageNotContaining("java.");
        }
    }

    @Test
    void refusesAnEndThatPointsBeyondTheFile() throws IOException {
        byte[] bytes = Files.readAllBytes(new WorkbookFile().sheet("s", HEADER).write(folder));
        for (int at = bytes.length - 22; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x40;
            Path file = Files.write(folder.resolve("damaged"), damaged);
            try {
                XlsxReader.open(file, "damaged.xlsx", SourceOptions.GUESSED).close();
            } catch (TunesetException refused) {
                assertThat(refused).hasMessageNotContaining("java.");
            }
        }
    }

    @Test
    void refusesANameInTheArchiveThatIsNotUtf8() throws IOException {
        Path book = new WorkbookFile()
                .part("xl/\u00e9\u00e9.xml", "<x/>")
                .sheet("s", HEADER)
                .write(folder);
        String bytes = new String(Files.readAllBytes(book), StandardCharsets.ISO_8859_1);
        Path damaged = Files.write(
                folder.resolve("damaged"),
                bytes.replace("\u00c3\u00a9\u00c3\u00a9.xml", "\u00c3\u00ff\u00c3\u00a9.xml")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> XlsxReader.open(damaged, "damaged.xlsx", SourceOptions.GUESSED))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("zip directory");
    }

    @Test
    void saysThatAWordDocumentIsOne() throws IOException {
        byte[] mark = "\u00d0\u00cf\u0011\u00e0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] name = "WordDocument".getBytes(StandardCharsets.UTF_16LE);
        byte[] both = Arrays.copyOf(mark, mark.length + name.length);
        System.arraycopy(name, 0, both, mark.length, name.length);
        Path old = Files.write(folder.resolve("old"), both);
        assertThatThrownBy(() -> XlsxReader.open(old, "old.doc", SourceOptions.GUESSED))
                .hasMessageContaining("old Word document");
    }

    @Test
    void refusesOtherSpreadsheetsWithTheWayOut() throws IOException {
        Path old = Files.write(folder.resolve("old"), new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2});
        assertThatThrownBy(() -> XlsxReader.open(old, "old.xls", SourceOptions.GUESSED))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("save it as .xlsx or CSV");
        byte[] mark = "\u00d0\u00cf\u0011\u00e0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        byte[] both = new byte[mark.length + name.length];
        System.arraycopy(mark, 0, both, 0, mark.length);
        System.arraycopy(name, 0, both, mark.length, name.length);
        Path secret = Files.write(folder.resolve("secret"), both);
        assertThatThrownBy(() -> XlsxReader.open(secret, "secret.xlsx", SourceOptions.GUESSED))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("protected by a password");
    }

    @Test
    void namesTheSheetsWhenTheWantedOneIsMissing() {
        WorkbookFile book = new WorkbookFile().sheet("s", HEADER);
        assertThatThrownBy(() -> read(book, SourceOptions.GUESSED.withSheet("t", 0, 1)))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("no sheet named t; it has s");
    }

    private void assertRefused(WorkbookFile book, String why) {
        assertThatThrownBy(() -> read(book, SourceOptions.GUESSED))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("book.xlsx")
                .hasMessageContaining(why);
    }

    private List<Object> values(WorkbookFile book, int column) throws IOException {
        List<Object> values = new ArrayList<>();
        for (ReadRow row : read(book, SourceOptions.GUESSED)) {
            values.add(((Row) row).value(column));
        }
        return values;
    }

    private List<String> codes(WorkbookFile book) throws IOException {
        try (XlsxReader reader = XlsxReader.open(book.write(folder), "book.xlsx", SourceOptions.GUESSED)) {
            return reader.guess().findings().stream().map(Guess.Finding::code).toList();
        }
    }

    private List<ReadRow> read(WorkbookFile book, SourceOptions options) throws IOException {
        List<ReadRow> rows = new ArrayList<>();
        try (XlsxReader reader = XlsxReader.open(book.write(folder), "book.xlsx", options)) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String row(int number, String... cells) {
        return "<row r='" + number + "'>" + String.join("", cells) + "</row>";
    }

    private static String text(String text) {
        return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
    }

    private static String at(String reference, String text) {
        return text(text).replaceFirst("<c ", "<c r='" + reference + "' ");
    }

    private static String number(String stored) {
        return styled(0, stored);
    }

    private static String styled(int style, String stored) {
        return "<c s='" + style + "'><v>" + stored + "</v></c>";
    }
}
