package dev.tuneset.engine.source.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import dev.tuneset.engine.source.spool.Spool;
import dev.tuneset.engine.source.standard.StandardSources;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextKindTest {
    private static final SourceOptions GUESSED = SourceOptions.GUESSED;

    @TempDir
    Path folder;

    @Test
    void aSmallTextIsOneRow() throws IOException {
        String poem = "床前明月光，\n疑是地上霜。\n\n举头望明月，\n低头思故乡。\n";
        assertThat(texts("poem.txt", poem.getBytes(StandardCharsets.UTF_8), GUESSED))
                .containsExactly(poem.strip());
        assertThat(texts("poem.txt", poem.getBytes(Charset.forName("GB18030")), GUESSED))
                .containsExactly(poem.strip());
    }

    @Test
    void aLongTextIsCutIntoWindows() throws IOException {
        byte[] text = "A sentence of a novel, not a table. ".repeat(3_000).getBytes(StandardCharsets.UTF_8);
        List<String> windows = texts("novel.txt", text, GUESSED);
        assertThat(windows).hasSizeGreaterThan(50).allMatch(window -> window.endsWith("table."));
        assertThat(guess("novel.txt", text).options().unit()).isEqualTo("window");
    }

    @Test
    void theUnitIsTheUsersChoice() throws IOException {
        byte[] text = "# Title\n\nOne. Two.\n\nThree.\n".getBytes(StandardCharsets.UTF_8);
        assertThat(guess("x.md", text).options().kind()).isEqualTo("markdown");
        assertThat(texts("x.md", text, GUESSED.withUnit("paragraph", null, null)))
                .containsExactly("# Title", "One. Two.", "Three.");
        assertThatThrownBy(() -> texts("x.md", text, GUESSED.withUnit("chapter", null, null)))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("chapter");
        assertThatThrownBy(() -> texts("x.md", text, GUESSED.withUnit("window", 10, 10)))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("overlap of 10");
        assertThatThrownBy(() -> texts("x.md", text, GUESSED.withUnit("tokens", 10, 0)))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("tokenizer");
    }

    @Test
    void windowsOfTokensAreCountedByTheGivenCounter() throws IOException {
        Sources sources =
                StandardSources.sources(Spool.SYSTEM, text -> text.strip().split(" ").length);
        Path file = Files.writeString(folder.resolve("x.txt"), "One two. Three four. Five.");
        try (RowReader reader = sources.open(file, "x.txt", GUESSED.withUnit("tokens", 4, 0))) {
            assertThat(((Row) reader.next()).value("text")).isEqualTo("One two. Three four.");
            assertThat(((Row) reader.next()).value("text")).isEqualTo("Five.");
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void damagedBytesMakeABadRow() throws IOException {
        byte[] text = "gut\n\nsch\u00e4dlich \u00fcbel\n\nauch gut".repeat(1).getBytes(StandardCharsets.UTF_8);
        text[9] = (byte) 0xff;
        List<ReadRow> rows =
                rows("x.txt", text, GUESSED.withUnit("paragraph", null, null).withEncoding("UTF-8"));
        assertThat(rows).hasSize(3);
        assertThat(((BadRow) rows.get(1)).reason()).isEqualTo(Reason.BAD_ENCODING);
    }

    @Test
    void showsOfAPageWhatAReaderSees() throws IOException {
        String page = """
                <!DOCTYPE html><html><head><title>Ärger</title><style>p{}</style></head><body>
                <script>alert(1)</script><h1>Head</h1><p>One <b>bold</b>
                word &amp; more.</p><ul><li>a</li><li>b</li></ul><table><tr><td>1</td><td>2</td></tr></table>
                <pre>x
                  y</pre><p hidden>no</p></body></html>""";
        List<ReadRow> rows = rows("page", page.getBytes(StandardCharsets.UTF_8), GUESSED);
        Row row = (Row) rows.get(0);
        assertThat(row.value("title")).isEqualTo("Ärger");
        assertThat(row.value("text")).isEqualTo("Head\n\nOne bold word & more.\n\na\nb\n\n1\t2\n\nx\n  y");
    }

    @Test
    void believesAPageThatDeclaresItsEncoding() throws IOException {
        String page = "<html><head><meta charset='windows-1251'></head><body><p>Привет</p></body></html>";
        assertThat(texts("page.html", page.getBytes(Charset.forName("windows-1251")), GUESSED))
                .containsExactly("Привет");
    }

    @Test
    void readsThePagesOfAWikiDump() throws IOException {
        String dump = """
                <mediawiki><siteinfo><sitename>x</sitename></siteinfo>
                <page><title>One</title><ns>0</ns><id>7</id><revision><id>99</id><contributor><id>5</id></contributor>
                <text>&lt;b&gt; &amp; '''One'''</text></revision></page>
                <page><title>Uno</title><ns>0</ns><id>8</id><redirect title="One"/><revision><text>#REDIRECT</text></revision></page>
                </mediawiki>""";
        List<ReadRow> rows = rows("dump.xml", dump.getBytes(StandardCharsets.UTF_8), GUESSED);
        assertThat(((Row) rows.get(0)).values()).containsExactly(7L, "One", 0L, null, "<b> & '''One'''");
        assertThat(((Row) rows.get(1)).value("redirect")).isEqualTo("One");
    }

    @Test
    void refusesADumpWithEntitiesAndOneThatBreaksOff() {
        String bomb = "<!DOCTYPE x [<!ENTITY a 'b'>]><mediawiki><page><title>&a;</title></page></mediawiki>";
        assertThatThrownBy(() -> rows("dump.xml", bomb.getBytes(StandardCharsets.UTF_8), GUESSED))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("refused for safety");
        assertThatThrownBy(() -> rows("dump.xml", "<mediawiki><page><ti".getBytes(StandardCharsets.UTF_8), GUESSED))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("not a whole MediaWiki dump");
    }

    private dev.tuneset.engine.source.Guess guess(String name, byte[] bytes) throws IOException {
        return StandardSources.sources().guess(Files.write(folder.resolve("x"), bytes), name, GUESSED);
    }

    private List<String> texts(String name, byte[] bytes, SourceOptions options) throws IOException {
        List<String> texts = new ArrayList<>();
        rows(name, bytes, options).forEach(row -> texts.add((String) ((Row) row).value("text")));
        return texts;
    }

    private List<ReadRow> rows(String name, byte[] bytes, SourceOptions options) throws IOException {
        List<ReadRow> rows = new ArrayList<>();
        try (RowReader reader =
                StandardSources.sources().open(Files.write(folder.resolve("x"), bytes), name, options)) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
