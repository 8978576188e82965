package dev.tuneset.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.csv.CsvKind;
import dev.tuneset.engine.source.json.JsonKind;
import dev.tuneset.engine.source.json.JsonLinesKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes give rows, bad rows or a typed refusal, and never another exception. */
class AnyBytesTest {
    private static final int ROUNDS = 1_500;
    private static final Sources SOURCES = new Sources(List.of(new JsonLinesKind(), new JsonKind(), new CsvKind()));
    private static final String[] PIECES = {
        ",",
        ";",
        "\t",
        "|",
        "\"",
        "\"\"",
        "'",
        "\\",
        "\\\"",
        "\n",
        "\r\n",
        "\r",
        " ",
        "a",
        "水",
        "é",
        "1",
        "-2.5",
        "1e9",
        "NA",
        "true",
        "null",
        "{",
        "}",
        "[",
        "]",
        ":",
        "{\"a\":1}",
        "\"k\":",
        "NaN",
        "\\ud83d",
        "\u0000",
        "\ufeff",
        "a,b\n",
        "[{\"a\":[1,{}]},",
        "\uD83D\uDE00"
    };
    private static final String[] WHOLE = {
        "a,b,c\n1,\"x\ny\",3\n4,,6\n", "[{\"a\":1,\"b\":\"x\"},{\"a\":[1,2,{\"c\":null}]}]",
                "{\"a\":1}\n{\"a\":2,\"b\":[]}\n",
        "{\"v\":1,\"rows\":[{\"a\":1},{\"b\":2}]}", "{\"a\":[1,2],\"b\":[\"x\",\"y\"]}", "姓名;年龄\n张三;五\n"
    };
    private static final String[] CHARSETS = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "ISO-8859-1", "Shift_JIS"};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void giveRowsOrATypedRefusal(long seed) throws IOException {
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = bytes(random);
            String kind = Arrays.asList(null, "csv", "json", "jsonl").get(random.nextInt(4));
            SourceOptions options = new SourceOptions(
                    kind,
                    null,
                    random.nextInt(4) == 0 ? "," : null,
                    null,
                    null,
                    random.nextInt(4) == 0 ? random.nextInt(3) : null,
                    null,
                    random.nextBoolean() ? SourceOptions.Types.TEXT : SourceOptions.Types.INFERRED,
                    null,
                    null);
            read += read(bytes, options) ? 1 : 0;
        }
        assertThat(read).as("sources that could be read").isGreaterThan(ROUNDS / 10);
    }

    private static boolean read(byte[] bytes, SourceOptions options) throws IOException {
        SourceFile file = Reading.file("some.bin", bytes);
        try (RowReader reader = SOURCES.open(file, options)) {
            long number = 0;
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                number++;
                assertThat(row.place().row()).isEqualTo(number);
            }
            return true;
        } catch (TunesetException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("Exception");
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("crashes: " + Arrays.toString(bytes) + " " + options, e);
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes;
        switch (random.nextInt(4)) {
            case 0 -> {
                bytes = new byte[random.nextInt(60)];
                random.nextBytes(bytes);
            }
            case 1 -> {
                bytes = WHOLE[random.nextInt(WHOLE.length)]
                        .repeat(1 + random.nextInt(3))
                        .getBytes(StandardCharsets.UTF_8);
                for (int i = random.nextInt(4); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(Math.min(5, bytes.length)));
            }
            default -> {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(40); i > 0; i--) {
                    text.append(PIECES[random.nextInt(PIECES.length)]);
                }
                bytes = text.toString()
                        .getBytes(java.nio.charset.Charset.forName(CHARSETS[random.nextInt(CHARSETS.length)]));
            }
        }
        return bytes;
    }
}
