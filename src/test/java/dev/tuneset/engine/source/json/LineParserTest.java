package dev.tuneset.engine.source.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.encoding.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTest {
    private static final Schema SCHEMA = Schema.of("a", "b", "conversations");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\t} ",
                "{\"a\":1}",
                "{\"a\" : -0 , \"b\": 0.5e-3}",
                "{\"a\":\"\",\"b\":null}",
                "{\"a\":true,\"b\":false}",
                "{\"a\":[1,[],{},[[\"x\"]]]}",
                "{\"a\":\"q\\\"b\\\\s\\/ \\b\\f\\n\\r\\t\"}",
                "{\"a\":\"\\u00e9 \\u4e2d \\uD83D\\uDE00 \\u0000\"}",
                "{\"a\":\"é 中文 😀\"}",
                "{\"\\u0061\":\"escaped key\"}",
                "{\"conversations\":[{\"from\":\"human\",\"value\":\"hi\"},{\"from\":\"gpt\",\"value\":\"yes\\n\"}]}",
                "{\"a\":123456789012345678,\"b\":1234567890123456789}",
                "{\"a\":-9223372036854775808,\"b\":9223372036854775808}",
                "{\"a\":0.1,\"b\":1e400}",
                "{\"a\":3.141592653589793238462643383279,\"b\":1E5}",
            })
    void takesALineForWhatTheFullParserTakesItFor(String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        assertThat(quick(bytes)).isNotNull().isEqualTo(full(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":\"tab\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\ude00\\ud83d\"}",
                "{\"a\":\"open",
                "{\"a\":\"open\\",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"x\":1,\"x\":2}}",
                "{\"unknown\":1}",
                "[1]",
                "1",
                "{\"a\":1e99999999999}",
            })
    void leavesWhateverIsUnusualToTheFullParser(String line) {
        assertThat(quick(line.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void takesObjectsWithManyKeysAndWithKeysOfTheirOwn() throws IOException {
        StringBuilder line = new StringBuilder("{\"a\":[");
        for (int i = 0; i < 40; i++) {
            String keys = keys(i, 1 + i);
            line.append(i == 0 ? "" : ",").append(keys).append(',').append(keys);
        }
        byte[] bytes = line.append("]}").toString().getBytes(StandardCharsets.UTF_8);

        assertThat(quick(bytes)).isNotNull().isEqualTo(full(bytes));
    }

    private static String keys(int first, int count) {
        StringBuilder object = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            object.append(i == 0 ? "" : ",")
                    .append("\"key ")
                    .append(first + i)
                    .append("\":{\"n\":")
                    .append(i)
                    .append('}');
        }
        return object.append('}').toString();
    }

    @Test
    void leavesBytesThatAreNotUtf8ToTheFullParser() {
        byte[] line = "{\"a\":\"caf?\"}".getBytes(StandardCharsets.UTF_8);
        line[9] = (byte) 0xE9;

        assertThat(quick(line)).isNull();
    }

    @Test
    void leavesDeepNestingToTheFullParser() {
        assertThat(quick(("{\"a\":" + "[".repeat(65) + "]".repeat(65) + "}").getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void agreesWithTheFullParserOnLinesDamagedAtRandom() throws IOException {
        Random random = new Random(3407);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] line = damaged(object(random, 3).getBytes(StandardCharsets.UTF_8), random, i % 3);
            List<@Nullable Object> quick = quick(line);
            if (quick != null) {
                taken++;
                List<@Nullable Object> full = full(line);
                assertThat(quick).as(new String(line, StandardCharsets.UTF_8)).isEqualTo(full);
                assertThat(quick.toString()).isEqualTo(String.valueOf(full));
            }
        }
        assertThat(taken).isGreaterThan(5_000);
    }

    private static @Nullable List<@Nullable Object> quick(byte[] line) {
        byte[] within = new byte[line.length + 7];
        Arrays.fill(within, (byte) '"');
        System.arraycopy(line, 0, within, 3, line.length);
        LineParser parser = new LineParser(SCHEMA);
        parser.values(within, 3, 3 + line.length);
        @Nullable Object[] values = parser.values(within, 3, 3 + line.length);
        return values == null ? null : Arrays.asList(values);
    }

    /** {@code null} when the line is no row, or one that something has to be said of. */
    private static @Nullable List<@Nullable Object> full(byte[] line) throws IOException {
        if (!Utf8.isWellFormed(line, 0, line.length)) {
            return null;
        }
        RowBuilder builder = new RowBuilder(new JsonLayout(JsonLayout.Form.OBJECTS, "", SCHEMA), true);
        try (JsonParser parser = JsonLimits.FACTORY.createParser(line)) {
            if (parser.nextToken() == null) {
                return null;
            }
            Row row = builder.build(parser, true, new Place("x.jsonl", 1, 1));
            boolean more = parser.nextToken() != null;
            return row == null || more || !row.notes().isEmpty() ? null : row.values();
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String object(Random random, int depth) {
        StringBuilder text = new StringBuilder("{");
        TreeMap<String, String> fields = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.put(SCHEMA.columns().get(random.nextInt(3)), value(random, depth));
        }
        fields.forEach((key, value) -> text.append(text.length() > 1 ? ", " : " ")
                .append('"')
                .append(key)
                .append("\":")
                .append(value));
        return text.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 8 : 10)) {
            case 0 -> String.valueOf(random.nextInt());
            case 1 -> String.valueOf(random.nextGaussian());
            case 2 -> random.nextLong() + "" + random.nextInt(1000);
            case 3 -> "true";
            case 4 -> "null";
            case 5 -> "\"\"";
            case 6 -> "\"" + "plain text é中😀 ".substring(random.nextInt(10)) + "\"";
            case 7 -> "\"a\\n\\u00e9\\\"\\uD83D\\uDE00 and some more after it\\\\\"";
            case 8 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> object(random, depth - 1);
        };
    }

    private static byte[] damaged(byte[] line, Random random, int times) {
        byte[] changed = line.clone();
        for (int i = 0; i < times; i++) {
            changed[random.nextInt(line.length)] = (byte)
                    (random.nextBoolean() ? random.nextInt(256) : "{}[]\",:\\u0eE.-+ntf \t".charAt(random.nextInt(20)));
        }
        return changed;
    }
}
