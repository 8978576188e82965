package dev.tuneset.engine.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a finished run says of its pack: how to train with it, and what the tool would make of the rows. */
public record PackReport(
        String tool,
        String title,
        String name,
        String command,
        List<CheckResult> checks,
        List<Warning> warnings,
        List<String> notes) {
    public PackReport {
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** The report as plain values, as part of {@code report.json}. */
    public Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("for", tool);
        tree.put("title", title);
        tree.put("name", name);
        tree.put("command", command);
        tree.put("checks", checks.stream().map(CheckResult::tree).toList());
        tree.put("warnings", warnings.stream().map(Warning::tree).toList());
        tree.put("notes", notes);
        return tree;
    }
}
