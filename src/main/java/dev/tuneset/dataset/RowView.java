package dev.tuneset.dataset;

import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row as a page shows it.
 *
 * @param offset its position among the rows that could be read, from 0
 */
public record RowView(long offset, Place place, List<Cell> cells) {
    /** As people count: from 1. */
    public long number() {
        return offset + 1;
    }

    static RowView of(long offset, Row row, int charactersMax) {
        List<Cell> cells = IntStream.range(0, row.schema().size())
                .mapToObj(i -> Cell.of(row.value(i), charactersMax))
                .toList();
        return new RowView(offset, row.place(), cells);
    }

    static List<RowView> of(long offset, List<Row> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> of(offset + i, rows.get(i), Cell.IN_TABLE))
                .toList();
    }
}
