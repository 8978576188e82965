package dev.tuneset.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeXmlTest {
    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "UTF-8, \uFEFF",
        "UTF-8, <?xml version='1.0' encoding='utf-8'?>",
        "UTF-16, ''",
        "UTF-16LE, <?xml version='1.0' encoding='UTF-16LE'?>",
        "GB18030, <?xml version='1.0' encoding='GB18030'?>",
        "ISO-8859-1, <?xml version=\"1.0\" encoding = \"ISO-8859-1\" ?>",
    })
    void readsTextInItsEncoding(String encoding, String before) throws Exception {
        String text = encoding.startsWith("ISO") ? "Straße" : "Straße 哪里";
        byte[] xml = (before + "<a>" + text + "</a>").getBytes(Charset.forName(encoding));
        assertThat(text(xml)).isEqualTo(text);
    }

    @Test
    void refusesBytesThatAreNotUtf8WithoutPrintingAnything() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            byte[] xml = "<a>Stra\u00dfe</a>".getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> text(xml)).isInstanceOf(XMLStreamException.class);
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static String text(byte[] xml) throws XMLStreamException, IOException {
        XMLStreamReader reader = SafeXml.reader(new ByteArrayInputStream(xml));
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.CHARACTERS) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }
}
