package dev.tuneset.engine.source.xlsx;

import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in a workbook the table stands: which sheet, which header, which columns; and how that was found. */
final class Layout {
    private static final String JOINT = " / ";

    private final Workbook workbook;
    private final SourceOptions options;
    private final List<Guess.Finding> findings = new ArrayList<>();
    private final Workbook.Sheet sheet;
    private final SheetSurvey survey;
    private final int skipped;
    private final int headerRows;
    private final int[] columns;
    private final Schema schema;

    Layout(Workbook workbook, SourceOptions options) throws IOException {
        this.workbook = workbook;
        this.options = options;
        Choice choice = options.sheet() == null ? firstFilled() : named(options.sheet());
        this.sheet = choice.sheet();
        this.survey = choice.survey();
        List<SheetRow> head = survey.head();
        this.skipped = options.skipLines() == null ? guessSkipped(head) : options.skipLines();
        this.headerRows = options.headerRows() == null ? guessHeader(head) : options.headerRows();
        this.columns = survey.columns(skipped);
        this.schema = new Schema(names(head));
        tellWhatIsSpecial();
    }

    private record Choice(Workbook.Sheet sheet, SheetSurvey survey) {}

    private Choice firstFilled() throws IOException {
        Choice found = null;
        for (boolean hidden : new boolean[] {false, true}) {
            for (Workbook.Sheet each : workbook.sheets()) {
                if (found == null && each.hidden() == hidden) {
                    SheetSurvey seen = SheetSurvey.of(workbook, each);
                    found = seen.rows() > 0 ? new Choice(each, seen) : null;
                }
            }
        }
        if (found == null) {
            throw XlsxFailure.empty(workbook.name());
        }
        boolean only = workbook.sheets().size() == 1;
        find(
                "sheet",
                found.sheet().name(),
                only ? 1 : 0.8,
                only ? "only_sheet" : "first_filled_sheet",
                only
                        ? "It is the only sheet."
                        : "It is the first of " + workbook.sheets().size() + " sheets that has rows.");
        return found;
    }

    private Choice named(String name) throws IOException {
        for (Workbook.Sheet each : workbook.sheets()) {
            if (each.name().equals(name)) {
                SheetSurvey seen = SheetSurvey.of(workbook, each);
                if (seen.rows() == 0) {
                    throw XlsxFailure.empty(workbook.name());
                }
                return new Choice(each, seen);
            }
        }
        throw XlsxFailure.noSheet(workbook.name(), name, sheetList());
    }

    private String sheetList() {
        return String.join(
                ", ",
                workbook.sheets().stream()
                        .map(each -> each.hidden() ? each.name() + " (hidden)" : each.name())
                        .toList());
    }

    private int guessSkipped(List<SheetRow> head) {
        int rows = HeaderGuess.skippedRows(head);
        boolean titles = rows >= head.get(0).number();
        find(
                "skip_lines",
                String.valueOf(rows),
                titles ? 0.7 : 0.9,
                titles ? "title_rows" : "no_title",
                titles ? "The rows above hold one cell each." : "The table begins in the first filled row.");
        return rows;
    }

    private int guessHeader(List<SheetRow> head) {
        int rows = HeaderGuess.headerRows(head, skipped);
        find(
                "header_rows",
                String.valueOf(rows),
                rows == 1 ? 0.9 : 0.7,
                rows == 1 ? "distinct_texts" : "values_in_first_row",
                rows == 1
                        ? "The first row holds only texts that differ or stand over other values."
                        : "The first row holds values, not names.");
        return rows;
    }

    private void tellWhatIsSpecial() {
        if (workbook.sheets().size() > 1) {
            for (Workbook.Sheet each : workbook.sheets()) {
                find(
                        "sheets",
                        each.name(),
                        1,
                        each.hidden() ? "sheet_hidden" : "sheet_visible",
                        each.hidden() ? "The workbook has this sheet, hidden." : "The workbook has this sheet.");
            }
        }
        if (!survey.merges().isEmpty()) {
            find(
                    "merged_cells",
                    "filled",
                    1,
                    "merged_cells",
                    survey.merges().size() + " merged areas; each of their cells gets the value shown.");
        }
        if (survey.uncalculated() > 0) {
            find(
                    "formulas",
                    "empty",
                    1,
                    "uncalculated_formulas",
                    survey.uncalculated()
                            + " formulas were never calculated and have no value; open the file in Excel and save it.");
        }
    }

    private void find(String option, String value, double confidence, String code, String reason) {
        findings.add(new Guess.Finding(option, value, confidence, code, reason));
    }

    private List<String> names(List<SheetRow> head) {
        String[] names = new String[columns.length];
        Arrays.fill(names, "");
        MergedValues merged = new MergedValues(survey.merges());
        int last = headerEnd();
        for (SheetRow row : head) {
            @Nullable Object[] values = row.spread(columns);
            if (headerRows > 1) {
                merged.fill(row, columns, values);
            }
            if (row.number() > skipped && row.number() <= last) {
                for (int i = 0; i < columns.length; i++) {
                    names[i] = join(names[i], values[i]);
                }
            }
        }
        return distinct(names);
    }

    private static String join(String above, @Nullable Object value) {
        String name = value == null ? "" : value.toString().strip();
        if (above.isEmpty() || name.isEmpty() || above.equals(name)) {
            return above.isEmpty() ? name : above;
        }
        return above + JOINT + name;
    }

    private static List<String> distinct(String[] names) {
        Set<String> taken = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i].isEmpty() ? "column_" + (i + 1) : names[i];
            String unique = name;
            for (int n = 2; !taken.add(unique); n++) {
                unique = name + "_" + n;
            }
            distinct.add(unique);
        }
        return distinct;
    }

    /** The number of the last row of the header; the rows above the header when there is none. */
    int headerEnd() {
        return survey.head().stream()
                .map(SheetRow::number)
                .filter(number -> number > skipped)
                .limit(headerRows)
                .reduce(skipped, (a, b) -> b);
    }

    Workbook.Sheet sheet() {
        return sheet;
    }

    int[] columns() {
        return columns;
    }

    Schema schema() {
        return schema;
    }

    List<Merge> merges() {
        return survey.merges();
    }

    Guess guess() {
        return new Guess(options.withSheet(sheet.name(), skipped, headerRows), findings);
    }
}
