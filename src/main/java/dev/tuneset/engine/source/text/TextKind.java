package dev.tuneset.engine.source.text;

import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Content;
import dev.tuneset.engine.source.Fit;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.encoding.Encodings;
import dev.tuneset.engine.source.encoding.TextCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One kind of raw corpus: plain text, Markdown, HTML or a MediaWiki dump. */
public final class TextKind implements SourceKind {
    private static final int LOOKED_AT = 4_096;
    private static final int SMALL_BYTES = 32_768;

    private final Markup markup;
    private final @Nullable TokenCounter tokens;

    /** What the text is written in. */
    public enum Markup {
        TEXT,
        MARKDOWN,
        HTML,
        MEDIAWIKI;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param tokens counts for windows of tokens; {@code null} when no model is chosen, and there are none */
    public TextKind(Markup markup, @Nullable TokenCounter tokens) {
        this.markup = markup;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return markup.wire();
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public Fit fit(SourceFile file) throws IOException {
        if (Content.isKnownBinary(file.head())) {
            return Fit.NONE;
        }
        Guess.Finding encoding = Encodings.guess(file);
        if (!TextCheck.looksLikeText(file.head(), encoding)) {
            return Fit.NONE;
        }
        byte[] head = file.head();
        String start = new String(head, 0, Math.min(head.length, LOOKED_AT), Encodings.named(encoding.value()))
                .toLowerCase(Locale.ROOT);
        String name = file.name().toLowerCase(Locale.ROOT);
        return switch (markup) {
            case MEDIAWIKI ->
                start.contains("<mediawiki")
                        ? new Fit(0.99, "mediawiki_element", "It begins as a MediaWiki dump.")
                        : Fit.NONE;
            case HTML -> html(start, name);
            case MARKDOWN ->
                name.matches(".*\\.(md|markdown|mdx|rmd)")
                        ? new Fit(0.9, "named_markdown", "It is text, and its name is that of Markdown.")
                        : Fit.NONE;
            case TEXT ->
                name.matches(".*\\.(txt|text|log|rst|tex|org)")
                        ? new Fit(0.5, "named_text", "It is text, and its name is that of plain text.")
                        : new Fit(0.3, "is_text", "It is text without the marks of a table.");
        };
    }

    private static Fit html(String start, String name) {
        boolean begins = start.strip()
                .replace("\ufeff", "")
                .matches("(?s)(<!--.*?-->|<\\?xml.*?\\?>|\\s)*<(!doctype html|html|head|body)\\b.*");
        if (begins) {
            return new Fit(0.98, "html_element", "It begins as an HTML page.");
        }
        boolean named = name.matches(".*\\.x?html?") && start.contains("<");
        return named ? new Fit(0.9, "named_html", "It has tags, and its name is that of an HTML page.") : Fit.NONE;
    }

    @Override
    public Guess guess(SourceFile file, SourceOptions given) throws IOException {
        List<Guess.Finding> findings = new ArrayList<>();
        SourceOptions options = given;
        if (given.encoding() == null && markup != Markup.MEDIAWIKI) {
            Guess.Finding encoding = Encodings.guess(file);
            findings.add(encoding);
            options = options.withEncoding(encoding.value());
        }
        Cut cut = Cut.of(given, unit(file), tokens);
        if (given.unit() == null) {
            boolean whole = cut.unit() == Unit.FILE;
            findings.add(new Guess.Finding(
                    "unit",
                    cut.unit().wire(),
                    0.6,
                    whole ? "small_texts" : "long_text",
                    whole
                            ? "Each text is short enough for one row."
                            : "The text is long; it is cut at sentence ends into windows of " + cut.size()
                                    + " characters."));
        }
        boolean windows = cut.unit() == Unit.WINDOW || cut.unit() == Unit.TOKENS;
        return new Guess(
                windows
                        ? options.withUnit(cut.unit().wire(), cut.size(), cut.overlap())
                        : options.withUnit(cut.unit().wire(), given.window(), given.overlap()),
                findings);
    }

    private Unit unit(SourceFile file) {
        boolean small = file.wholeInHead() && file.head().length <= SMALL_BYTES;
        return small || markup == Markup.MEDIAWIKI || markup == Markup.HTML ? Unit.FILE : Unit.WINDOW;
    }

    @Override
    public RowReader open(SourceFile file, SourceOptions options) throws IOException {
        Cut cut = Cut.of(options, unit(file), tokens);
        Documents documents = switch (markup) {
            case TEXT, MARKDOWN -> new PlainDocument(file, Encodings.named(encoding(file, options)));
            case HTML -> new HtmlDocument(file, htmlCharset(file, options));
            case MEDIAWIKI -> new WikiPages(file);
        };
        return new TextReader(file.name(), documents, cut, markup == Markup.MARKDOWN, file.bytesTotal());
    }

    private static String encoding(SourceFile file, SourceOptions options) throws IOException {
        String given = options.encoding();
        return given == null ? Encodings.guess(file).value() : given;
    }

    /** What a page declares is believed before statistics are, but not against valid UTF-8. */
    private static @Nullable String htmlCharset(SourceFile file, SourceOptions options) throws IOException {
        if (options.encoding() != null) {
            return Encodings.named(options.encoding()).name();
        }
        Guess.Finding guess = Encodings.guess(file);
        byte[] head = file.head();
        String start = new String(head, 0, Math.min(head.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        boolean declared = start.toLowerCase(Locale.ROOT).contains("charset");
        return declared && !guess.code().equals("valid_utf8") && !guess.code().equals("bom")
                ? null
                : Encodings.named(guess.value()).name();
    }
}
