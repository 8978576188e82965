package dev.tuneset.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a template around a mistake. */
public record SourceExcerpt(List<Line> lines) {
    private static final int AROUND = 5;
    private static final int CHARACTERS_SHOWN = 2000;

    /**
     * A line of the source; in the wrong one the character at the mistake stands apart.
     *
     * @param number from 1
     */
    public record Line(int number, boolean wrong, String before, String at, String after) {}

    /** The lines around a place, or {@code null} when the mistake has none. */
    static @Nullable SourceExcerpt of(String source, int line, int column) {
        List<String> all = source.lines().toList();
        if (line < 1 || line > all.size()) {
            return null;
        }
        List<Line> lines = new ArrayList<>();
        for (int number = Math.max(1, line - AROUND); number <= Math.min(all.size(), line + AROUND); number++) {
            String text = all.get(number - 1);
            lines.add(number == line ? wrong(number, text, column) : new Line(number, false, cut(text), "", ""));
        }
        return new SourceExcerpt(lines);
    }

    private static Line wrong(int number, String text, int column) {
        int points = text.codePointCount(0, text.length());
        int place = Math.max(0, Math.min(points, column - 1));
        int at = text.offsetByCodePoints(0, place);
        int end = place < points ? text.offsetByCodePoints(at, 1) : at;
        // Of a line of many thousands of characters the place is to be seen.
        int start = Math.max(0, at - CHARACTERS_SHOWN / 2);
        return new Line(number, true, text.substring(start, at), text.substring(at, end), cut(text.substring(end)));
    }

    private static String cut(String text) {
        return text.length() > CHARACTERS_SHOWN ? text.substring(0, CHARACTERS_SHOWN) + "…" : text;
    }
}
