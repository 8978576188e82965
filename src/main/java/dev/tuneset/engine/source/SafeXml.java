package dev.tuneset.engine.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens XML from strangers: document types are not read, and nothing is fetched from elsewhere. */
public final class SafeXml {
    private static final int DECLARATION_BYTES_MAX = 256;
    private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([^\"'>]+)");
    private static final Pattern UTF8 = Pattern.compile("(?i)utf-?8|(?:us-)?ascii");

    private SafeXml() {}

    /** @throws XMLStreamException also for what the stream cannot read, with the cause as its nested exception */
    public static XMLStreamReader reader(InputStream in) throws XMLStreamException, IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // text is full of &lt; which the default limits take for an attack; without a document type there is none
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(DECLARATION_BYTES_MAX);
        byte[] head = buffered.readNBytes(DECLARATION_BYTES_MAX);
        buffered.reset();
        if (!isUtf8(head)) {
            return factory.createXMLStreamReader(buffered);
        }
        buffered.skipNBytes(beginsWithMark(head) ? MARK.length : 0);
        // the parser's own decoder prints on standard error when bytes are not UTF-8
        return factory.createXMLStreamReader(new InputStreamReader(
                buffered,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** Whether XML is in UTF-8 by what it begins with: its declaration, or no sign of anything else. */
    private static boolean isUtf8(byte[] head) {
        for (int i = 0; i < Math.min(4, head.length); i++) {
            boolean wide = head[i] == 0 || (i < 2 && (head[i] & 0xfe) == 0xfe);
            if (wide) {
                return false;
            }
        }
        int start = beginsWithMark(head) ? MARK.length : 0;
        Matcher declared = ENCODING.matcher(new String(head, start, head.length - start, StandardCharsets.ISO_8859_1));
        return !declared.find() || UTF8.matcher(declared.group(1).strip()).matches();
    }

    private static boolean beginsWithMark(byte[] head) {
        return head.length >= MARK.length && head[0] == MARK[0] && head[1] == MARK[1] && head[2] == MARK[2];
    }
}
