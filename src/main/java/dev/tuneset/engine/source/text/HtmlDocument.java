package dev.tuneset.engine.source.text;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** The visible text of an HTML page: blocks are paragraphs, scripts and styles are left out. */
final class HtmlDocument implements Documents {
    private static final int BYTES_MAX = 64 << 20;
    private static final String UNSEEN = "script, style, noscript, template, head, svg, iframe, object, [hidden]";

    private final SourceFile file;
    private final @Nullable String charset;
    private long bytesRead;
    private boolean taken;

    /** @param charset its name, or {@code null} for what the page itself declares */
    HtmlDocument(SourceFile file, @Nullable String charset) {
        this.file = file;
        this.charset = charset;
    }

    @Override
    public List<String> columns() {
        return List.of("title");
    }

    @Override
    public @Nullable Document next() throws IOException {
        if (taken) {
            return null;
        }
        taken = true;
        byte[] bytes;
        try (InputStream in = file.open()) {
            bytes = in.readNBytes(BYTES_MAX + 1);
        }
        if (bytes.length > BYTES_MAX) {
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "too_large",
                    file.name() + " is a page of more than " + BYTES_MAX + " bytes; split it, or read it as kind text",
                    file.name());
        }
        bytesRead = bytes.length;
        org.jsoup.nodes.Document page = Jsoup.parse(new ByteArrayInputStream(bytes), charset, "");
        String title = page.title();
        page.select(UNSEEN).remove();
        VisibleText text = new VisibleText();
        NodeTraversor.traverse(text, page.body());
        return new Document(
                Collections.singletonList(title.isBlank() ? null : title), new StringReader(text.toString()));
    }

    @Override
    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() {
        // the file is closed as soon as it is read
    }

    /** Writes text with a blank line between blocks, a tab between cells, and white space as it is in {@code pre}. */
    private static final class VisibleText implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int preformatted;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode leaf) {
                if (preformatted > 0) {
                    text.append(leaf.getWholeText());
                } else {
                    append(leaf.text());
                }
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        private void open(Element element) {
            switch (element.normalName()) {
                case "br" -> text.append('\n');
                case "td", "th" -> {
                    if (element.previousElementSibling() != null) {
                        text.append('\t');
                    }
                }
                case "li", "tr", "dt", "dd" -> line();
                case "pre", "textarea" -> {
                    block();
                    preformatted++;
                }
                default -> {
                    if (element.isBlock()) {
                        block();
                    }
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (name.equals("pre") || name.equals("textarea")) {
                    preformatted--;
                }
                boolean line = name.equals("li") || name.equals("tr") || name.equals("dt") || name.equals("dd");
                if (element.isBlock() && !line && !name.equals("td") && !name.equals("th")) {
                    block();
                }
            }
        }

        private void append(String part) {
            boolean atStart = text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(atStart ? part.stripLeading() : part);
        }

        private void line() {
            if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        private void block() {
            line();
            if (text.length() > 1 && text.charAt(text.length() - 2) != '\n') {
                text.append('\n');
            }
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
