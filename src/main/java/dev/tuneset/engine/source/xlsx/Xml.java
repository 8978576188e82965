package dev.tuneset.engine.source.xlsx;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.SafeXml;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A forward cursor over the XML of one part that knows no entities, no document types and no namespaces. */
final class Xml implements AutoCloseable {
    private static final int TEXT_MAX = 16 << 20;

    private final String file;
    private final String part;
    private final InputStream in;
    private final XMLStreamReader reader;

    Xml(String file, String part, InputStream in) {
        this.file = file;
        this.part = part;
        this.in = in;
        this.reader = guarded(() -> SafeXml.reader(in));
    }

    /** Goes to the next start or end of an element; false at the end of the part. */
    boolean next() {
        return guarded(() -> {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw XlsxFailure.unsafe(
                            file, "its " + part + " declares a document type, which no workbook needs");
                }
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        });
    }

    boolean isStart(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    int number(String attribute, int otherwise) {
        try {
            return attribute(attribute).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The text up to the end of this element, which has no elements in it. */
    String text() {
        return guarded(() -> {
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.END_ELEMENT || event == XMLStreamConstants.START_ELEMENT) {
                    break;
                }
                if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw XlsxFailure.unsafe(file, "its " + part + " refers to an entity");
                }
                if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
                if (text.length() > TEXT_MAX) {
                    throw XlsxFailure.tooLarge(file, "one cell holds more than " + TEXT_MAX + " characters");
                }
            }
            return text.toString();
        });
    }

    @SuppressWarnings("IllegalCatch") // the parser has been seen to fail on damaged bytes in ways of its own
    private <T> T guarded(Step<T> step) {
        try {
            return step.run();
        } catch (TunesetException refused) {
            throw refused;
        } catch (XMLStreamException | IOException | RuntimeException e) {
            @Nullable Throwable nested = e instanceof XMLStreamException xml ? xml.getNestedException() : null;
            if (nested instanceof TunesetException refused) {
                throw refused;
            }
            throw XlsxFailure.corrupt(file, part, e);
        }
    }

    @Override
    public void close() {
        guarded(() -> {
            reader.close();
            in.close();
            return true;
        });
    }

    /** A step of the parser. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws XMLStreamException, IOException;
    }
}
