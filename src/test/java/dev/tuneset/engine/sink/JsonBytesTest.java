package dev.tuneset.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Test
    void writesTextsThatAParserReadsBack() throws IOException {
        Random random = new Random(3407);
        JsonBytes json = new JsonBytes(64);
        List<String> texts = new ArrayList<>();
        List<ByteBuffer> written = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            texts.add(text);
            written.add(json.encode(Map.of("a key? \"é\"", text)));
        }
        for (int i = 0; i < texts.size(); i++) {
            String line = StandardCharsets.UTF_8.decode(written.get(i)).toString();
            assertThat(line).endsWith("}\n").hasLineCount(1);
            assertThat(JACKSON.readTree(line).get("a key? \"é\"").textValue()).isEqualTo(texts.get(i));
        }
    }

    @Test
    void escapesWhatJsonAsksForAndNothingElse() {
        StringBuilder all = new StringBuilder("long enough not to be a short text: ");
        for (char c = 0; c < 0x80; c++) {
            all.append(c);
        }
        all.append("é中😀\u2028");

        assertThat(JsonValues.text(all.toString()))
                .isEqualTo("\"long enough not to be a short text: "
                        + "\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000B\\f\\r\\u000E\\u000F"
                        + "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001A\\u001B\\u001C"
                        + "\\u001D\\u001E\\u001F !\\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_`"
                        + "abcdefghijklmnopqrstuvwxyz{|}~\u007Fé中😀\u2028\"");
    }

    @Test
    void replacesHalfAPairThatUtf8CannotHold() {
        assertThat(JsonValues.text("a\uD83D")).isEqualTo("\"a\uFFFD\"");
        assertThat(JsonValues.text("who? \uDE00 what? and a good deal more of it 😀?"))
                .isEqualTo("\"who? \uFFFD what? and a good deal more of it 😀?\"");
    }

    private static String text(Random random) {
        String[] pieces = {"?", "\"", "\\", "\n", "\u0001", "é", "中文", "😀", "plain words ", "x".repeat(40)};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }
}
