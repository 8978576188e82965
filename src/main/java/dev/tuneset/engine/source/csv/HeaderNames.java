package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.Guess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Column names from header rows: every column gets one, none twice, and what was changed is told. */
final class HeaderNames {
    private static final String JOINT = " / ";

    private final List<String> names;
    private final List<Guess.Finding> findings = new ArrayList<>();

    private HeaderNames(List<String> names) {
        this.names = names;
    }

    List<String> names() {
        return names;
    }

    /** One finding per name that is not as the header has it. */
    List<Guess.Finding> findings() {
        return findings;
    }

    /** {@code column_1}, {@code column_2} ... */
    static HeaderNames numbered(int width) {
        List<String> names = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            names.add("column_" + i);
        }
        return new HeaderNames(names);
    }

    /** Names for careful reading: blanks around a name go, a blank name becomes {@code column_3}, a second {@code a} {@code a_2}. */
    static HeaderNames careful(List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> joined = new ArrayList<>(width);
        List<String> reaching = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            joined.add(joined(rows, column, reaching));
        }
        Set<String> taken = new HashSet<>(joined);
        Set<String> given = new HashSet<>();
        HeaderNames header = new HeaderNames(new ArrayList<>(width));
        for (int column = 0; column < width; column++) {
            String wanted = joined.get(column);
            String name = wanted.isEmpty() ? "column_" + (column + 1) : wanted;
            for (int copy = 2; given.contains(name) || (!name.equals(wanted) && taken.contains(name)); copy++) {
                name = (wanted.isEmpty() ? "column_" + (column + 1) : wanted) + "_" + copy;
            }
            given.add(name);
            header.add(column, wanted, name);
        }
        return header;
    }

    /** A name over several rows; in all but the last row a name reaches over the blank cells to its right. */
    private static String joined(List<List<String>> rows, int column, List<String> reaching) {
        StringBuilder name = new StringBuilder();
        for (int level = 0; level < rows.size(); level++) {
            List<String> row = rows.get(level);
            String part = column < row.size() ? row.get(column).strip().replaceAll("\\s*[\\r\\n]+\\s*", " ") : "";
            if (level < rows.size() - 1) {
                if (reaching.size() == level) {
                    reaching.add("");
                }
                part = part.isEmpty() ? reaching.get(level) : part;
                reaching.set(level, part);
            }
            if (!part.isEmpty()) {
                name.append(name.length() == 0 ? "" : JOINT).append(part);
            }
        }
        return name.toString();
    }

    /** Names as pandas 1.5 makes them ({@code Unnamed: 0}, {@code a.1}). */
    static HeaderNames asPandas(List<String> cells) {
        List<String> names = new ArrayList<>(cells);
        List<Integer> order = new ArrayList<>();
        List<Integer> unnamed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                names.set(i, "Unnamed: " + i);
                unnamed.add(i);
            } else {
                order.add(i);
            }
        }
        order.addAll(unnamed);
        Map<String, Integer> counts = new HashMap<>();
        for (int i : order) {
            String wanted = names.get(i);
            String name = wanted;
            int count = counts.getOrDefault(wanted, 0);
            while (count > 0) {
                counts.put(wanted, count + 1);
                name = wanted + "." + count;
                count = names.contains(name) ? count + 1 : counts.getOrDefault(name, 0);
            }
            names.set(i, name);
            counts.put(name, count + 1);
        }
        HeaderNames header = new HeaderNames(new ArrayList<>(names.size()));
        for (int i = 0; i < names.size(); i++) {
            header.add(i, cells.get(i), names.get(i));
        }
        return header;
    }

    private void add(int column, String wanted, String name) {
        names.add(name);
        if (wanted.isEmpty()) {
            findings.add(new Guess.Finding(
                    "columns",
                    name,
                    1,
                    "blank_header",
                    "Column " + (column + 1) + " has no name; it is called \"" + name + "\"."));
        } else if (!wanted.equals(name)) {
            findings.add(new Guess.Finding(
                    "columns",
                    name,
                    1,
                    "duplicate_header",
                    "Column " + (column + 1) + " is named \"" + wanted + "\" like another; it is called \"" + name
                            + "\"."));
        }
    }
}
