package dev.tuneset.engine.source.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextStreamTest {
    private static String decode(byte[] bytes, Charset charset, int piece) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(length, piece));
            }
        };
        StringBuilder text = new StringBuilder();
        char[] chars = new char[Math.max(2, piece)];
        try (TextStream stream = new TextStream(in, charset)) {
            for (int read = stream.read(chars, 0, chars.length);
                    read >= 0;
                    read = stream.read(chars, 0, chars.length)) {
                text.append(chars, 0, read);
            }
            assertThat(stream.bytesRead()).isEqualTo(bytes.length);
        }
        return text.toString();
    }

    @Test
    void decodesWhateverThePiecesAre() throws IOException {
        String text = "abc é ü 水果 \uD83D\uDE00 end".repeat(50);
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("GB18030")
        }) {
            for (int piece : new int[] {1, 2, 3, 5, 7, 4096}) {
                assertThat(decode(text.getBytes(charset), charset, piece)).isEqualTo(text);
            }
        }
    }

    @Test
    void decodesUtf8AsJavaDoesWhereItIsValidAndMarksTheRest() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                byte[] text = "水é\uD83D\uDE00x".getBytes(StandardCharsets.UTF_8);
                System.arraycopy(text, 0, bytes, 0, Math.min(text.length, bytes.length));
            }
            String decoded = decode(bytes, StandardCharsets.UTF_8, 1 + random.nextInt(50));
            boolean valid = !new String(bytes, StandardCharsets.UTF_8).contains("\uFFFD");
            if (valid && !decoded.isEmpty()) {
                assertThat(decoded).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
            }
            assertThat(decoded).doesNotContain("\uFFFD");
            assertThat(Damage.indexIn(decoded.toCharArray(), 0, decoded.length()) >= 0)
                    .isEqualTo(!valid);
        }
    }

    @Test
    void showsDamagedBytes() throws IOException {
        byte[] bytes = {'a', (byte) 0xE9, 'b', (byte) 0xF0, (byte) 0x9F, (byte) 0x98, (byte) 0x80};
        assertThat(Damage.show(decode(bytes, StandardCharsets.UTF_8, 64))).isEqualTo("a\\xE9b\uD83D\uDE00");
    }

    @Test
    void leavesOutAByteOrderMark() throws IOException {
        assertThat(decode("\ufeffa\ufeff".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 3))
                .isEqualTo("a\ufeff");
        assertThat(decode("\ufeffa".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE, 3))
                .isEqualTo("a");
    }
}
