package dev.tuneset.engine.source.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.source.encoding.Utf8Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBlocksTest {
    private static final List<String> ENDS = List.of("\n", "\r\n", "\r", "\n\n", "\r\r\n");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "GB18030"})
    void cutsWhereTheLinesEndWhereverTheBlocksDo(String charset) throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < 3 * LineBlocks.BLOCK_BYTES) {
            text.append(random.nextInt(4) == 0 ? "  " : "{\"河\": " + "é".repeat(random.nextInt(300)) + "😀}");
            text.append(ENDS.get(random.nextInt(ENDS.size())));
        }
        text.append("{} without an end");

        assertThat(lines(text.toString().getBytes(Charset.forName(charset)), charset))
                .isEqualTo(naive(text.toString()));
    }

    @Test
    void keepsTheBeginningOfALineBeyondTheLimitAndGoesOnAfterIt() throws IOException {
        byte[] bytes = ("{}\n" + "x".repeat(3_000_000) + "\r\n[1]").getBytes(StandardCharsets.UTF_8);
        List<String> starts = new ArrayList<>();

        try (LineBlocks blocks = blocks(bytes, "UTF-8", 1 << 20)) {
            for (LineBlock block = blocks.next(); block != null; block = blocks.next()) {
                for (int line = 0; line < block.size(); line++) {
                    starts.add(block.row(line) + "/" + block.number(line) + " " + block.tooLong + " "
                            + blocks.show(block, line, 3));
                }
            }
        }
        assertThat(starts).containsExactly("1/1 false {}", "2/2 true xxx", "3/3 false [1]");
    }

    @Test
    void showsTheBytesThatDoNotFitTheirEncoding() throws IOException {
        byte[] bytes = {'a', (byte) 0xFF, (byte) 0xC4, (byte) 0xE3, 'b'};

        try (LineBlocks blocks = blocks(bytes, "GB18030", 1 << 20)) {
            assertThat(blocks.show(blocks.next(), 0, 100)).isEqualTo("a\\xFF你b");
        }
    }

    @Test
    void passesOverOnlyLinesWhoseKeysAreKnown() {
        KeyScan scan = new KeyScan();
        scan.learn(Set.of("a", "键"));

        assertThat(ordinary(scan, "{\"a\": \"x\\\"}, \\\\\", \"键\": [{\"b\": 1}, \"]\"]}"))
                .isTrue();
        assertThat(ordinary(scan, " { \"键\" : -1.5e3 , \"a\" : null } ")).isTrue();
        assertThat(ordinary(scan, "{\"a\": {\"c\": [[]]}}")).isTrue();
        assertThat(ordinary(scan, "{\"a\": 1, \"b\": 2}")).isFalse();
        assertThat(ordinary(scan, "{\"a\": 1} x")).isFalse();
        assertThat(ordinary(scan, "{\"a\": \"x")).isFalse();
        assertThat(ordinary(scan, "{\"a\": 1,")).isFalse();
        assertThat(ordinary(scan, "{\"\\u0061\": 1}")).isFalse();
        assertThat(ordinary(scan, "[{\"a\": 1}]")).isFalse();
        assertThat(ordinary(scan, "{}")).isFalse();
        assertThat(ordinary(scan, "{\"a\":\n1}")).isFalse();
        assertThat(ordinary(scan, "{\"a\": \"x\ny\"}")).isFalse();
        assertThat(ordinary(scan, "{\"a\": [1,\r2]}")).isFalse();
        assertThat(ordinary(scan, "{\"a\": \"x\\\ny\"}")).isFalse();
    }

    private static boolean ordinary(KeyScan scan, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int end = scan.lineEnd(bytes, 0, bytes.length);
        assertThat(end).isIn(KeyScan.NONE, bytes.length);
        return end == bytes.length;
    }

    private static List<String> lines(byte[] bytes, String charset) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineBlocks blocks = blocks(bytes, charset, 1 << 20)) {
            for (LineBlock block = blocks.next(); block != null; block = blocks.next()) {
                for (int line = 0; line < block.size(); line++) {
                    assertThat(block.row(line)).isEqualTo(lines.size() + 1L);
                    int start = block.start(line);
                    String text = new String(block.bytes, start, block.end(line) - start, StandardCharsets.UTF_8);
                    lines.add(block.number(line) + ": " + text);
                }
            }
        }
        return lines;
    }

    private static LineBlocks blocks(byte[] bytes, String charset, int lineBytesMax) {
        return new LineBlocks(new Utf8Input(new ByteArrayInputStream(bytes), Charset.forName(charset)), lineBytesMax);
    }

    private static List<String> naive(String text) {
        List<String> lines = new ArrayList<>();
        String[] all = text.split("\r\n|\n|\r", -1);
        for (int i = 0; i < all.length; i++) {
            if (!all[i].isBlank()) {
                lines.add((i + 1) + ": " + all[i]);
            }
        }
        return lines;
    }
}
