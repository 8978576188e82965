package dev.tuneset.engine.mapping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Just enough of pandas' column typing for the worked CSV cases; small tables only. */
final class PandasTyping {
    private static final Set<String> MISSING =
            Set.of("", "NA", "N/A", "null", "nan", "NaN", "NULL", "#N/A", "n/a", "<NA>", "#NA", "-nan", "-NaN");

    private PandasTyping() {}

    static List<Row> rows(String csv) {
        List<CsvRecord> records = CsvReader.builder().ofCsvRecord(csv.replace("\ufeff", "")).stream()
                .toList();
        List<String> names = new ArrayList<>();
        for (String name : records.get(0).getFields()) {
            String unique = name.isEmpty() ? "Unnamed: " + names.size() : name;
            names.add(names.contains(unique) ? unique + ".1" : unique);
        }
        List<Object[]> values = new ArrayList<>();
        for (int i = 1; i < records.size(); i++) {
            values.add(new Object[names.size()]);
        }
        for (int column = 0; column < names.size(); column++) {
            type(records, column, values);
        }
        Schema schema = new Schema(names);
        List<Row> rows = new ArrayList<>();
        for (Object[] row : values) {
            rows.add(new Row(schema, row, new Place("case.csv", rows.size() + 1L, rows.size() + 2L)));
        }
        return rows;
    }

    private static void type(List<CsvRecord> records, int column, List<Object[]> values) {
        List<String> cells = new ArrayList<>();
        for (CsvRecord csvRow : records.subList(1, records.size())) {
            cells.add(csvRow.getField(column));
        }
        boolean missing = cells.stream().anyMatch(MISSING::contains);
        boolean whole = all(cells, "[+-]?\\d{1,18}");
        boolean number = all(cells, "[+-]?(\\d+\\.?\\d*([eE][+-]?\\d+)?|inf)")
                && cells.stream().noneMatch(cell -> cell.matches("\\d{19,}"));
        boolean truth = all(cells, "(?i)true|false");
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            Object value = cell;
            if (MISSING.contains(cell)) {
                value = null;
            } else if (truth && !missing) {
                value = Boolean.valueOf(cell);
            } else if (whole && !missing) {
                value = new BigInteger(cell).longValue();
            } else if (number) {
                value = Double.valueOf(cell.replace("inf", "Infinity"));
            }
            values.get(i)[column] = value;
        }
    }

    private static boolean all(List<String> cells, String pattern) {
        Predicate<String> fits = cell -> MISSING.contains(cell) || cell.matches(pattern);
        return cells.stream().allMatch(fits);
    }
}
