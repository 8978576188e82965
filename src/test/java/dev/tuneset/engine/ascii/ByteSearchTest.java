package dev.tuneset.engine.ascii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {
    private final Random random = new Random(3407);

    @Test
    void findsWhatALoopOverTheBytesFinds() {
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = bytes();
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);

            assertThat(ByteSearch.first(bytes, from, to, '\n', '\r', '"')).isEqualTo(firstLoop(bytes, from, to));
            assertThat(ByteSearch.lineEnd(bytes, from, to)).isEqualTo(lineEndLoop(bytes, from, to));
            assertThat(ByteSearch.textEnd(bytes, from, to)).isEqualTo(textEndLoop(bytes, from, to, '"'));
            assertThat(ByteSearch.textEnd(bytes, from, to, '#')).isEqualTo(textEndLoop(bytes, from, to, '#'));
        }
    }

    /** Mostly bytes of long texts, neighbours of those looked for among them. */
    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(120)];
        int[] near = {0x0A, 0x0D, 0x22, 0x5C, 0x1F, 0x20, 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0x8A, 0xA2, 0xDC, 0xFF, 0
        };
        int rare = 1 + random.nextInt(200);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] =
                    (byte) (random.nextInt(rare) == 0 ? near[random.nextInt(near.length)] : 'a' + random.nextInt(26));
        }
        return bytes;
    }

    private static int firstLoop(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r' && bytes[at] != '"') {
            at++;
        }
        return at;
    }

    private static int lineEndLoop(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    private static int textEndLoop(byte[] bytes, int from, int to, char other) {
        int at = from;
        while (at < to && bytes[at] != other && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] & 0xFF) >= ' ') {
            at++;
        }
        return at;
    }
}
