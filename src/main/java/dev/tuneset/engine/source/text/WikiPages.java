package dev.tuneset.engine.source.text;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.SafeXml;
import dev.tuneset.engine.source.SourceFile;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a MediaWiki XML dump, one after another, as they were written (wikitext).
 *
 * @see <a href="https://www.mediawiki.org/wiki/Help:Export#Export_format">the export format</a>
 */
final class WikiPages implements Documents {
    private static final int PAGE_MAX = 16 << 20;

    private final String name;
    private final CountingStream in;
    private final XMLStreamReader xml;

    WikiPages(SourceFile file) throws IOException {
        this.name = file.name();
        this.in = new CountingStream(file.open());
        boolean whole = false;
        try {
            this.xml = SafeXml.reader(in);
            whole = true;
        } catch (XMLStreamException e) {
            throw corrupt(e);
        } finally {
            if (!whole) {
                in.close();
            }
        }
    }

    @Override
    public List<String> columns() {
        return List.of("id", "title", "namespace", "redirect");
    }

    @Override
    @SuppressWarnings("IllegalCatch") // the parser fails on damaged bytes in ways of its own
    public @Nullable Document next() {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw refused("it declares a document type, which no dump needs");
                }
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("page")) {
                    return page();
                }
            }
            return null;
        } catch (TunesetException refused) {
            throw refused;
        } catch (XMLStreamException | RuntimeException e) {
            throw corrupt(e);
        }
    }

    private Document page() throws XMLStreamException {
        @Nullable Object[] values = new Object[4];
        String text = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("page")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    // the first id is the page's, those that follow are of its revision and of people
                    case "id" -> values[0] = values[0] == null ? number(content()) : values[0];
                    case "title" -> values[1] = content();
                    case "ns" -> values[2] = number(content());
                    case "redirect" -> values[3] = xml.getAttributeValue(null, "title");
                    case "text" -> text = content();
                    default -> {
                        // revisions, people and sums are of no use for training
                    }
                }
            }
        }
        return new Document(Arrays.asList(values), new StringReader(text));
    }

    private static Object number(String text) {
        return text.matches("-?[0-9]{1,18}") ? (Object) Long.parseLong(text) : text;
    }

    private String content() throws XMLStreamException {
        StringBuilder content = new StringBuilder();
        while (xml.hasNext() && xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                throw refused("it refers to an entity that it does not define");
            }
            if (xml.hasText()) {
                content.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
            if (content.length() > PAGE_MAX) {
                throw refused("one page has more than " + PAGE_MAX + " characters");
            }
        }
        return content.toString();
    }

    private TunesetException refused(String why) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE, "unsafe_xml", name + " is refused for safety: " + why, name);
    }

    private TunesetException corrupt(Exception cause) {
        return new TunesetException(
                        Problem.UNREADABLE_SOURCE,
                        "corrupt_dump",
                        name
                                + " is not a whole MediaWiki dump: its XML breaks off or is damaged; get an undamaged copy",
                        name)
                .causedBy(cause);
    }

    @Override
    public long bytesRead() {
        return in.count();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
