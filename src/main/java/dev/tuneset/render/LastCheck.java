package dev.tuneset.render;

import dev.tuneset.engine.recipe.Fields;
import java.io.Closeable;
import java.io.IOException;

/** The last check of a recipe, open for looking rows up. */
record LastCheck(CheckFile file, RenderCheckReport report) implements Closeable {
    /** What it was made with. */
    RenderSettings settings() {
        return RenderSettings.of(Fields.of("", report.settings()), RenderSettings.usual(""));
    }

    /** How many rows have a mark. */
    long count(RowMark mark) {
        if (mark.equals(RowMark.OVER_LONG)) {
            return report.overLong();
        }
        RenderCheckReport.Rows rows = report.rows();
        return switch (mark.wire()) {
            case "repaired" -> rows.repaired();
            case "dropped" -> rows.dropped();
            case "rejected" -> rows.rejected();
            default ->
                report.findings().stream()
                        .filter(found -> found.code().equals(mark.wire()))
                        .mapToLong(RenderCheckReport.Found::count)
                        .sum();
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
