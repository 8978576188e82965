package dev.tuneset.engine.mapping;

import dev.tuneset.engine.mapping.prompt.CellText;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What some rows say about a column. */
final class ColumnSample {
    private static final int LABELS_MAX = 10;
    private static final int ROWS_MIN = 20;
    private static final int LABEL_CHARS_MAX = 60;

    private final List<@Nullable String> texts = new ArrayList<>();
    private final Set<String> distinct = new HashSet<>();
    private int present;
    private boolean bytes;
    private boolean chat;
    private int charsMax;

    ColumnSample(List<Row> rows, int index) {
        for (Row row : rows) {
            Object value = row.value(index);
            bytes |= value instanceof byte[];
            chat |= value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>;
            String text = CellText.isMissing(value) || value instanceof byte[] ? null : CellText.of(value);
            texts.add(text);
            if (text != null) {
                present++;
                distinct.add(text);
                charsMax = Math.max(charsMax, text.length());
            }
        }
    }

    boolean isEmpty() {
        return present == 0;
    }

    boolean isConstant() {
        return distinct.size() == 1 && present == texts.size() && present > 1;
    }

    /** Whether the values number the rows: whole numbers, each one more than the one before. */
    boolean numbersRows() {
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (text == null || !text.matches("\\d{1,18}")) {
                return false;
            }
            if (i > 0 && Long.parseLong(text) != Long.parseLong(String.valueOf(texts.get(i - 1))) + 1) {
                return false;
            }
        }
        return texts.size() >= ROWS_MIN;
    }

    boolean holdsBytes() {
        return bytes;
    }

    boolean holdsChats() {
        return chat;
    }

    int distinct() {
        return distinct.size();
    }

    /** Few short values that come again and again. */
    boolean isLabelLike() {
        return present >= 2
                && distinct.size() >= 2
                && distinct.size() <= LABELS_MAX
                && distinct.size() * 2 <= present
                && charsMax <= LABEL_CHARS_MAX;
    }

    /** Whether each value here goes with exactly one value there and the other way round. */
    boolean tellsTheSameAs(ColumnSample other) {
        if (!isLabelLike() || distinct.size() != other.distinct.size() || present < ROWS_MIN) {
            return false;
        }
        Map<String, String> there = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String mine = texts.get(i);
            String others = other.texts.get(i);
            if ((mine == null) != (others == null)) {
                return false;
            }
            if (mine != null && others != null) {
                String before = there.putIfAbsent(mine, others);
                if (before != null && !before.equals(others)) {
                    return false;
                }
            }
        }
        return new HashSet<>(there.values()).size() == there.size();
    }
}
