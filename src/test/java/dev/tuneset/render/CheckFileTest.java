package dev.tuneset.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.learn.Doubt;
import dev.tuneset.engine.learn.RenderCheck;
import dev.tuneset.engine.learn.RenderFinding.Code;
import dev.tuneset.engine.learn.RowFigures;
import dev.tuneset.engine.run.LedgerEntry.Fate;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFileTest {
    private static final int ROWS = 30_000;
    private static final RowMark CUT = RowMark.of(Code.ANSWER_CUT);
    private static final RowMark VANISHED = RowMark.of(Code.TURN_VANISHED);

    @TempDir
    Path folder;

    private static RenderCheck.Row row(int tokens, Code... codes) {
        List<Doubt> doubts = List.of(codes).stream()
                .map(code -> new Doubt(code, "", code.wire(), List.of()))
                .toList();
        return new RenderCheck.Row(new RowFigures(tokens, tokens / 2, 100, true), doubts);
    }

    private static int tokens(long row) {
        return (int) (row % 150);
    }

    private static boolean cut(long row) {
        return row % 1_000 == 7;
    }

    /** A row with a fault, one in a thousand; the order is that of a run, or any. */
    private Path written(boolean shuffled) throws IOException {
        Path file = folder.resolve("1.check");
        Random random = new Random(3407);
        Map<Integer, Long> order = new TreeMap<>();
        for (long row = 1; row <= ROWS; row++) {
            int place = (int) row * 10 + (shuffled ? random.nextInt(6_000) * 10 : 0);
            while (order.containsKey(place)) {
                place++;
            }
            order.put(place, row);
        }
        try (CheckWriter writer = new CheckWriter(file)) {
            writer.fate(13, Fate.DROPPED);
            for (long row : order.values()) {
                if (row != 13) {
                    writer.row(row, cut(row) ? row(tokens(row), Code.ANSWER_CUT) : row(tokens(row)));
                }
            }
            writer.finish("{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void findsRowsAgainInWhateverOrderTheyCame() throws IOException {
        for (boolean shuffled : List.of(false, true)) {
            Path written = written(shuffled);
            try (CheckFile file = new CheckFile(written)) {
                assertThat(new String(file.report(), StandardCharsets.UTF_8)).isEqualTo("{\"a\": 1}");
                assertThat(file.next(0, List.of(CUT, VANISHED))).containsExactly(7, 0);
                assertThat(file.next(7, List.of(CUT))).containsExactly(1_007);
                assertThat(file.next(29_007, List.of(CUT))).containsExactly(0);
                assertThat(file.previous(7, CUT)).isZero();
                assertThat(file.previous(1_007, CUT)).isEqualTo(7);
                assertThat(file.previous(ROWS, CUT)).isEqualTo(29_007);
                assertThat(file.rows(CUT, 28, 10))
                        .extracting(CheckFile.Line::row)
                        .containsExactly(28_007L, 29_007L);
                assertThat(file.rows(RowMark.OVER_LONG, 0, 2))
                        .extracting(CheckFile.Line::tokens)
                        .containsExactly(101, 102);
                assertThat(file.fitting(149)).isEqualTo(ROWS - 1);
                assertThat(file.fitting(9)).isEqualTo(2_000);
                assertThat(file.rows(RowMark.find("dropped"), 0, 5))
                        .singleElement()
                        .matches(line -> line.row() == 13 && !line.isRendered());
            }
            Files.delete(written);
        }
    }

    @Test
    void keepsTheLongestOfSeveralExamplesOfARow() throws IOException {
        Path written = folder.resolve("2.check");
        try (CheckWriter writer = new CheckWriter(written)) {
            writer.row(1, row(20, Code.ANSWER_CUT));
            writer.row(1, row(90, Code.TURN_VANISHED));
            writer.row(1, row(30));
            writer.finish(new byte[0]);
        }
        try (CheckFile file = new CheckFile(written)) {
            assertThat(file.rows(CUT, 0, 1))
                    .singleElement()
                    .matches(line -> line.tokens() == 90 && line.learned() == 45 && line.has(VANISHED));
        }
    }

    @Test
    void refusesAFileThatWasCutOff() throws IOException {
        Path file = folder.resolve("3.check");
        Files.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> new CheckFile(file)).isInstanceOf(EOFException.class);
        Files.write(file, new byte[] {0, 0, 0, 0, 0, 0, 0, 99});
        assertThatThrownBy(() -> new CheckFile(file)).isInstanceOf(EOFException.class);
    }
}
