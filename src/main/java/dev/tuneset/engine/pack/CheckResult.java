package dev.tuneset.engine.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands to one rule of a tool.
 *
 * @param effect {@code rejected}, {@code repaired}, {@code tool_drops} or {@code tool_changes}
 * @param rows how many rows break it
 * @param first where the first of them are
 */
public record CheckResult(String rule, String effect, long rows, List<Where> first) {
    /** A place in the source, and its row, from 1. */
    public record Where(String place, long row) {}

    public CheckResult {
        first = List.copyOf(first);
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("rule", rule);
        tree.put("effect", effect);
        tree.put("rows", rows);
        tree.put("first", first.stream().map(CheckResult::tree).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Where where) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("place", where.place());
        tree.put("row", where.row());
        return tree;
    }
}
