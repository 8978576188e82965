package dev.tuneset.engine.mapping;

import dev.tuneset.engine.mapping.prompt.MergedPrompt;
import dev.tuneset.engine.mapping.prompt.RenderedPrompt;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Picks three rows that show what a prompt makes of the data: the first, one of median length and the longest. Of a long stream only
 * every so many rows are remembered for the median, evenly over the whole stream; the choice depends on the rows alone.
 */
public final class PromptPreview {
    private static final int ROWS_MAX = 512;
    private static final long CHARS_MAX = 8_000_000;

    private final MergedPrompt prompt;
    private List<Sized> sample = new ArrayList<>();
    private long sampleChars;
    private long every = 1;
    private long rows;
    private @Nullable Sized first;
    private @Nullable Sized longest;

    public PromptPreview(MergedPrompt prompt) {
        this.prompt = prompt;
    }

    /** Why a row is shown. */
    public enum Choice {
        FIRST,
        MEDIAN,
        LONGEST;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A chosen row and its prompt with the origin of every piece. */
    public record Shown(Choice choice, Row row, RenderedPrompt prompt) {}

    private record Sized(Row row, int chars) {}

    /** Looks at the next row. */
    public void add(Row row) {
        Sized sized = new Sized(row, prompt.render(row).length());
        if (first == null) {
            first = sized;
        }
        if (longest == null || sized.chars > longest.chars) {
            longest = sized;
        }
        if (rows++ % every == 0) {
            sample.add(sized);
            sampleChars += sized.chars;
            if (sample.size() > ROWS_MAX || (sampleChars > CHARS_MAX && sample.size() > 1)) {
                halve();
            }
        }
    }

    private void halve() {
        List<Sized> kept = new ArrayList<>();
        sampleChars = 0;
        for (int i = 0; i < sample.size(); i += 2) {
            kept.add(sample.get(i));
            sampleChars += sample.get(i).chars;
        }
        sample = kept;
        every *= 2;
    }

    /** Whether the median is that of all rows seen, not of a sample. */
    public boolean isExact() {
        return every == 1;
    }

    /** The chosen rows; three of them, or none when no row was seen. The same row may be chosen twice. */
    public List<Shown> shown() {
        if (first == null || longest == null) {
            return List.of();
        }
        List<Sized> sorted = new ArrayList<>(sample);
        sorted.sort(Comparator.comparingInt(Sized::chars));
        Sized median = sorted.get((sorted.size() - 1) / 2);
        return List.of(shown(Choice.FIRST, first), shown(Choice.MEDIAN, median), shown(Choice.LONGEST, longest));
    }

    private Shown shown(Choice choice, Sized sized) {
        return new Shown(choice, sized.row, prompt.trace(sized.row));
    }
}
