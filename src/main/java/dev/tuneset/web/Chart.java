package dev.tuneset.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small chart and the table that says the same: {@code {#chart chart=balance /}}.
 *
 * @param kind {@code bar} (horizontal, one bar a label), {@code histogram} (upright, no gaps) or {@code line}
 * @param title what it shows, in the page's language
 * @param labelHead what the labels are: head of the table's first column
 * @param labels one per bar or point
 * @param series one or more rows of numbers, each as long as {@code labels}
 */
public record Chart(String kind, String title, String labelHead, List<String> labels, List<Series> series) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Chart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.values().size() != labels.size()) {
                throw new IllegalArgumentException(
                        one.name() + " has " + one.values().size() + " values for " + labels.size() + " labels");
            }
        }
    }

    /** Numbers under one name. */
    public record Series(String name, List<? extends Number> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /** One row of the table. */
    public record Line(String label, List<Number> values) {}

    public static Chart of(
            String kind,
            String title,
            String labelHead,
            List<String> labels,
            String name,
            List<? extends Number> values) {
        return new Chart(kind, title, labelHead, labels, List.of(new Series(name, values)));
    }

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            List<Number> values = new ArrayList<>();
            for (Series one : series) {
                values.add(one.values().get(i));
            }
            lines.add(new Line(labels.get(i), values));
        }
        return lines;
    }

    /** What the script draws. */
    public String json() {
        List<Map<String, Object>> rows = series.stream()
                .map(one -> Map.<String, Object>of("name", one.name(), "values", one.values()))
                .toList();
        try {
            return JSON.writeValueAsString(Map.of("kind", kind, "title", title, "labels", labels, "series", rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a chart of texts and numbers could not be written as JSON", e);
        }
    }
}
