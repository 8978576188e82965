package dev.tuneset.engine.source.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, blocks of rows give what one row after the other gives. */
class BlocksReaderTest {
    private static final int ROW_MAX = 1 << 17;
    private static final SourceOptions COMMA = SourceOptions.GUESSED.withKind("csv");

    @Test
    void readsRowsWithoutDoubtByBlocks() throws IOException {
        byte[] csv = "a,b\n1,\"x\ny\"\n 2 ,5\" pipe\r\n\n\"say \"\"hi\"\"\",\n".getBytes(StandardCharsets.UTF_8);
        CsvPlan plan = plan(file(csv));

        try (RowBlocks blocks = RowBlocks.below(file(csv), plan, ROW_MAX)) {
            assertThat(blocks).isNotNull();
            RowBlock block = blocks.next();
            assertThat(block).isNotNull();
            assertThat(block.size()).isEqualTo(3);
            assertThat(block.line(2)).isEqualTo(6);
            RowValues values = new RowValues(plan.dialect(), 2);
            assertThat(values.of(block.bytes, block.start(1), block.end(1))).containsExactly(" 2 ", "5\" pipe");
            assertThat(values.of(block.bytes, block.start(2), block.end(2))).containsExactly("say \"hi\"", "");
            assertThat(blocks.next()).isNull();
            assertThat(blocks.rest().readAllBytes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n\"never closed,3\n4,5\n",
                "a,b\n1,\"stray \"quote\" here\"\n4,5\n",
                "a,b\n1, \"blank before\"\n4,5\n",
                "a,b\n1,\"blank after\" ,\n4,5\n",
                "a,b\n1\n1,2,3\n4,5,\n",
                "a,b\n1,\u0000\n4,5\n",
                "\uFEFFa,b\n\uFEFF1,2\n",
                "\uFEFFa,b\n1,2,3\n\uFEFF\"1\",2\n",
                "\n\n \t \na,b\n\n 1 ,2\n   \n \n",
                "a,b\r1,2\r\r\n3,4\r",
                "a,b\n1,\"x\r\n\r\ny\rz\"",
                "a,b\n1,2\n\"",
                "a,b\n1,2\n\"\"",
                "a,b\n\"\",\"\"\"\"\n\"\"\"x\"\"\",y\n",
                "a,b\n  \n,\n",
            })
    void agreesOnWhatPeopleWrite(String csv) throws IOException {
        compare(csv.getBytes(StandardCharsets.UTF_8), 16);
    }

    @Test
    void agreesOnBytesAtRandom() throws IOException {
        Random random = new Random(3407);
        String[] marks = {",", "\"", "\n", "\r", "\r\n", " ", "\t", "\"\"", "\",\"", "\"\n\"", "\0", ";"};
        for (int i = 0; i < 20_000; i++) {
            ByteArrayOutputStream csv = new ByteArrayOutputStream();
            csv.writeBytes("a,b\n".getBytes(StandardCharsets.UTF_8));
            int rare = 1 + random.nextInt(12);
            for (int pieces = random.nextInt(60); pieces > 0; pieces--) {
                String piece = random.nextInt(rare) == 0
                        ? marks[random.nextInt(marks.length)]
                        : List.of("x", "yes", "é中", "1,2\n", "\"q\",2\n").get(random.nextInt(5));
                csv.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
                if (random.nextInt(300) == 0) {
                    csv.write(0xE9);
                }
            }
            compare(csv.toByteArray(), 8 + random.nextInt(64));
        }
    }

    @Test
    void agreesOnRowsLongerThanTheLimit() throws IOException {
        String longRow = "x".repeat(8 * ROW_MAX);

        compare(
                ("a,b\n1,2\n" + longRow + ",3\n4,5\n\"" + longRow + "\",6\n7,8\n").getBytes(StandardCharsets.UTF_8),
                64);
    }

    private static void compare(byte[] csv, int blockBytes) throws IOException {
        SourceFile file = file(csv);
        CsvPlan plan = plan(file);
        List<String> expected;
        Schema schema;
        try (CsvReader reader = new CsvReader(CsvCursor.open(file, plan, ROW_MAX), csv.length)) {
            schema = reader.schema();
            expected = rows(reader);
        } catch (dev.tuneset.engine.outcome.TunesetException e) {
            return;
        }
        RowBlocks blocks = RowBlocks.below(file, plan, ROW_MAX, blockBytes);
        if (blocks != null) {
            try (RowReader reader = new BlocksReader(file, plan, schema, ROW_MAX, blocks)) {
                assertThat(rows(reader))
                        .as(new String(csv, StandardCharsets.UTF_8))
                        .isEqualTo(expected);
            }
        }
    }

    private static List<String> rows(RowReader reader) throws IOException {
        List<String> rows = new ArrayList<>();
        ReadRow first = reader.next();
        if (first != null) {
            rows.add(told(first));
        }
        for (RowBatch batch = reader.nextBatch(); batch != null; batch = reader.nextBatch()) {
            batch.rows().forEach(row -> rows.add(told(row)));
        }
        return rows;
    }

    private static String told(ReadRow read) {
        String place = read.place().row() + " " + read.place();
        return read instanceof Row row
                ? place + row.values() + row.notes()
                : place + ((BadRow) read).reason() + ((BadRow) read).detail() + ((BadRow) read).raw();
    }

    private static SourceFile file(byte[] csv) throws IOException {
        return SourceFile.of("x.csv", csv.length, () -> new ByteArrayInputStream(csv));
    }

    private static CsvPlan plan(SourceFile file) {
        Dialect dialect = new Dialect(",", '"', Dialect.NONE, Dialect.Quoting.CAREFUL);
        return new CsvPlan(COMMA, StandardCharsets.UTF_8, dialect, 2, false, false, List.of());
    }
}
