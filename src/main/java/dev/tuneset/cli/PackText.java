package dev.tuneset.cli;

import dev.tuneset.engine.pack.CheckResult;
import dev.tuneset.engine.pack.PackReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a run says of its pack, as lines for people. */
final class PackText {
    private PackText() {}

    static List<String> of(@Nullable PackReport pack) {
        if (pack == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (CheckResult check : pack.checks()) {
            if (check.rows() > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "  %,d %s (%s), first at %s",
                        check.rows(),
                        check.rule(),
                        said(check.effect(), pack.title()),
                        check.first().get(0).place()));
            }
        }
        pack.warnings().forEach(warning -> lines.add("warning: " + warning.detail()));
        lines.add("For " + pack.title() + ", in the folder: " + pack.command());
        return lines;
    }

    private static String said(String effect, String title) {
        return switch (effect) {
            case "tool_drops" -> title + " would leave them out";
            case "tool_changes" -> title + " would change them";
            default -> effect;
        };
    }
}
