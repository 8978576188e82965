package dev.tuneset.engine.source.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What a first pass over a sheet finds: its first rows, its filled columns, its merged areas. */
final class SheetSurvey {
    private static final int HEAD_ROWS = 30;

    private final List<SheetRow> head = new ArrayList<>();
    private final BitSet columns = new BitSet();
    private List<Merge> merges = List.of();
    private long rows;
    private long uncalculated;

    static SheetSurvey of(Workbook workbook, Workbook.Sheet sheet) throws IOException {
        SheetSurvey survey = new SheetSurvey();
        try (SheetRows cells = new SheetRows(workbook, sheet)) {
            for (Optional<SheetRow> row = cells.next(); row.isPresent(); row = cells.next()) {
                survey.add(row.get());
            }
            survey.merges = cells.merges();
            survey.uncalculated = cells.uncalculated();
        }
        return survey;
    }

    private void add(SheetRow row) {
        if (row.isBlank()) {
            return;
        }
        rows++;
        if (head.size() < HEAD_ROWS) {
            head.add(row);
        } else {
            row.columns().forEach(columns::set);
        }
    }

    /** The first rows that are not blank. */
    List<SheetRow> head() {
        return head;
    }

    /** The columns with a value in any row after the first {@code skipped} rows of the sheet. */
    int[] columns(int skipped) {
        BitSet filled = (BitSet) columns.clone();
        for (SheetRow row : head) {
            if (row.number() > skipped) {
                row.columns().forEach(filled::set);
            }
        }
        return filled.stream().toArray();
    }

    List<Merge> merges() {
        return merges;
    }

    long rows() {
        return rows;
    }

    long uncalculated() {
        return uncalculated;
    }
}
