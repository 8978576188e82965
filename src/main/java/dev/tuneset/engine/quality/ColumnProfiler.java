package dev.tuneset.engine.quality;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what {@link ColumnProfile} tells of one column. */
final class ColumnProfiler {
    private static final int TOP = 10;

    private final String column;
    private final DistinctCounter distinct;
    private final TopValues top = new TopValues();
    private final Distribution lengths;
    private @Nullable Distribution numbers;
    private final Set<CellKind> kinds = EnumSet.noneOf(CellKind.class);
    /** What the texts stand for; one that is only text settles it. */
    private final Set<CellKind> textKinds = EnumSet.noneOf(CellKind.class);

    private long rows;
    private long missing;
    private long blank;
    private @Nullable String earliest;
    private @Nullable String latest;

    ColumnProfiler(String column, int valuesMax) {
        this.column = column;
        this.distinct = new DistinctCounter(valuesMax);
        this.lengths = new Distribution(valuesMax);
        this.numbers = new Distribution(valuesMax);
    }

    void add(@Nullable Object value) {
        rows++;
        if (value == null || (value instanceof Double number && number.isNaN())) {
            missing++;
            return;
        }
        if (value instanceof String text) {
            addText(text);
            return;
        }
        CellKind kind = CellKind.of(value);
        kinds.add(kind);
        count(value, kind);
        if (value instanceof List<?> list) {
            lengths.add(list.size());
        } else if (value instanceof Number number) {
            addNumber(number.doubleValue());
        } else if (kind == CellKind.DATE) {
            addDate(value.toString());
        }
    }

    private void addText(String text) {
        if (text.isBlank()) {
            blank++;
            return;
        }
        kinds.add(CellKind.TEXT);
        lengths.add(text.codePointCount(0, text.length()));
        if (!top.add(text)) {
            distinct.add(new TextHash().add(text));
        }
        if (textKinds.contains(CellKind.TEXT)) {
            return;
        }
        CellKind kind = CellKind.ofText(text);
        textKinds.add(kind);
        if (kind == CellKind.INTEGER || kind == CellKind.NUMBER) {
            addNumber(Double.parseDouble(text));
        } else {
            numbers = null;
        }
        if (kind == CellKind.DATE) {
            addDate(text);
        }
    }

    private void count(Object value, CellKind kind) {
        if (kind == CellKind.BYTES) {
            byte[] bytes = (byte[]) value;
            distinct.add(new TextHash().add(new String(bytes, StandardCharsets.ISO_8859_1)));
            return;
        }
        String text = value.toString();
        boolean nested = value instanceof List<?> || value instanceof Map<?, ?>;
        if (nested || !top.add(text)) {
            distinct.add(new TextHash().add(text));
        }
    }

    private void addNumber(double number) {
        if (numbers != null && Double.isFinite(number)) {
            numbers.add(number);
        }
    }

    private void addDate(String date) {
        if (earliest == null || date.compareTo(earliest) < 0) {
            earliest = date;
        }
        if (latest == null || date.compareTo(latest) > 0) {
            latest = date;
        }
    }

    ColumnProfile profile() {
        ColumnProfile.Type type = type();
        boolean numeric = type == ColumnProfile.Type.INTEGER || type == ColumnProfile.Type.NUMBER;
        boolean dated = type == ColumnProfile.Type.DATE;
        Distribution counted = numbers;
        return new ColumnProfile(
                column,
                type,
                rows,
                missing,
                blank,
                Math.min(distinct.count(), rows - missing - blank),
                distinct.isExact(),
                top.top(TOP),
                top.isComplete(),
                lengths.histogram(true),
                numeric && counted != null ? counted.histogram(type == ColumnProfile.Type.INTEGER) : null,
                dated ? earliest : null,
                dated ? latest : null);
    }

    private ColumnProfile.Type type() {
        Set<CellKind> found = kinds.equals(EnumSet.of(CellKind.TEXT)) ? textKinds : kinds;
        if (found.isEmpty()) {
            return ColumnProfile.Type.EMPTY;
        }
        if (EnumSet.of(CellKind.INTEGER, CellKind.NUMBER).equals(found)) {
            return ColumnProfile.Type.NUMBER;
        }
        boolean texts = kinds.equals(EnumSet.of(CellKind.TEXT));
        if (found.size() > 1 && !texts) {
            return ColumnProfile.Type.MIXED;
        }
        CellKind only = found.size() > 1 ? CellKind.TEXT : found.iterator().next();
        if (only == CellKind.TEXT && top.areLabels(rows - missing - blank)) {
            return ColumnProfile.Type.LABEL;
        }
        return ColumnProfile.Type.valueOf(only.name());
    }
}
