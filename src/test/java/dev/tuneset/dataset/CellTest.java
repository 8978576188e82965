package dev.tuneset.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTest {
    @Test
    void showsWhatFits() {
        assertThat(Cell.of("short\ntext", 100)).isEqualTo(new Cell("short\ntext", "text", false));
        assertThat(Cell.of(null, 100)).isEqualTo(new Cell("null", "absent", false));
    }

    @Test
    void cutsLongTextsBetweenCharacters() {
        assertThat(Cell.of("abc", 2)).isEqualTo(new Cell("ab", "text", true));
        assertThat(Cell.of("a😀b", 2)).isEqualTo(new Cell("a", "text", true));
        assertThat(Cell.of("a😀b", 3)).isEqualTo(new Cell("a😀", "text", true));
    }

    /** Two hundred short lines would make a row of the table three screens high. */
    @Test
    void cutsTextsOfManyLines() {
        Cell cell = Cell.of("line\n".repeat(200), 300);
        assertThat(cell.isCut()).isTrue();
        assertThat(cell.text().lines()).hasSizeLessThan(10);
    }
}
