package dev.tuneset.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.quality.ColumnProfile;
import dev.tuneset.engine.quality.Histogram;
import dev.tuneset.engine.quality.ValueCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The head of a column: its name and, once the rows are imported, what it is like.
 *
 * @param profile {@code null} in a preview
 */
public record ColumnHead(String name, @Nullable ColumnProfile profile) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN_CHARS_MAX = 30;

    static List<ColumnHead> plain(List<String> columns) {
        return columns.stream().map(name -> new ColumnHead(name, null)).toList();
    }

    static List<ColumnHead> of(List<String> columns, Optional<Profile> profile) {
        if (profile.isEmpty() || profile.get().columns().size() != columns.size()) {
            return plain(columns);
        }
        List<ColumnHead> heads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            heads.add(new ColumnHead(columns.get(i), profile.get().columns().get(i)));
        }
        return heads;
    }

    /** Rows without a value, empty ones included. */
    public long missing() {
        return profile == null ? 0 : profile.missing() + profile.blank();
    }

    /** The most frequent values where they are few, else the spread of numbers or lengths. */
    public boolean isBars() {
        return profile != null && profile.isLabelLike();
    }

    /** Numbers where the column has them, else lengths. */
    public @Nullable Histogram histogram() {
        if (profile == null) {
            return null;
        }
        return profile.numbers() == null ? profile.lengths() : profile.numbers();
    }

    /** One bar alone says nothing. */
    public boolean hasChart() {
        Histogram histogram = histogram();
        return profile != null && isBars()
                ? profile.topValues().size() > 1
                : histogram != null && histogram.bins().size() > 1;
    }

    /** The most frequent values in words. */
    public String top() {
        return profile == null
                ? ""
                : profile.topValues().stream()
                        .map(value -> shown(value.value()) + " (" + value.count() + ")")
                        .collect(Collectors.joining(", "));
    }

    /** What the script draws: labels and how often. */
    public String chart() {
        List<String> labels = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        if (isBars() && profile != null) {
            for (ValueCount value : profile.topValues()) {
                labels.add(shown(value.value()));
                counts.add(value.count());
            }
        } else {
            Histogram histogram = histogram();
            for (Histogram.Bin bin : histogram == null ? List.<Histogram.Bin>of() : histogram.bins()) {
                labels.add(number(bin.from()) + "–" + number(bin.to()));
                counts.add(bin.count());
            }
        }
        try {
            return JSON.writeValueAsString(Map.of("labels", labels, "counts", counts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers could not be written as JSON", e);
        }
    }

    /** A number as short as it can be read. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf((float) value);
    }

    private static String shown(String value) {
        Cell cell = Cell.of(value, SHOWN_CHARS_MAX);
        return cell.isCut() ? cell.text() + "…" : cell.text();
    }
}
