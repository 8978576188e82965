package dev.tuneset.engine.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text, perhaps changed by normalisation, that knows for each of its UTF-16 units which part of the original it stands
 * for. While nothing but the front was changed, the places are computed and no table is kept.
 */
final class AlignedText {
    private final String text;
    private final int origin;
    private final int lead;
    private final int leadEnd;
    private final int @Nullable [] starts;
    private final int @Nullable [] ends;

    private AlignedText(
            String text, int origin, int lead, int leadEnd, int @Nullable [] starts, int @Nullable [] ends) {
        this.text = text;
        this.origin = origin;
        this.lead = lead;
        this.leadEnd = leadEnd;
        this.starts = starts;
        this.ends = ends;
    }

    /** A part of the original, unchanged, that begins at {@code origin}. */
    static AlignedText of(String text, int origin) {
        return new AlignedText(text, origin, 0, 0, null, null);
    }

    /** A changed text with the original place of each of its units. */
    static AlignedText of(String text, int[] starts, int[] ends) {
        return new AlignedText(text, 0, 0, 0, starts, ends);
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Where the character at {@code index} begins in the original. */
    int start(int index) {
        if (starts != null) {
            return starts[index];
        }
        if (index < lead) {
            return origin;
        }
        boolean low = index > lead
                && Character.isLowSurrogate(text.charAt(index))
                && Character.isHighSurrogate(text.charAt(index - 1));
        return origin + index - lead - (low ? 1 : 0);
    }

    /** Where the character at {@code index} ends in the original. */
    int end(int index) {
        if (ends != null) {
            return ends[index];
        }
        if (index < lead) {
            return leadEnd;
        }
        boolean high = Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
        return origin + index - lead + (high ? 2 : 1);
    }

    /** The units from {@code from} to {@code to} as a text of their own. */
    AlignedText slice(int from, int to) {
        if (from == 0 && to == text.length()) {
            return this;
        }
        String part = text.substring(from, to);
        if (starts != null && ends != null) {
            return of(part, Arrays.copyOfRange(starts, from, to), Arrays.copyOfRange(ends, from, to));
        }
        if (from >= lead) {
            return of(part, origin + from - lead);
        }
        return new AlignedText(part, origin, Math.min(lead - from, part.length()), leadEnd, null, null);
    }

    /** The same places under other letters; {@code changed} has as many units. */
    AlignedText respelled(String changed) {
        if (changed.length() != text.length()) {
            throw new IllegalArgumentException("a respelled text keeps its length");
        }
        return new AlignedText(changed, origin, lead, leadEnd, starts, ends);
    }

    /** {@code prefix} and this text; the prefix stands for what the first character stands for. */
    AlignedText prepended(String prefix) {
        if (text.isEmpty()) {
            return this;
        }
        if (starts == null) {
            int end = lead > 0 ? leadEnd : end(0);
            return new AlignedText(prefix + text, origin, lead + prefix.length(), end, null, null);
        }
        int[] newStarts = new int[prefix.length() + text.length()];
        int[] newEnds = new int[newStarts.length];
        for (int i = 0; i < newStarts.length; i++) {
            newStarts[i] = start(Math.max(0, i - prefix.length()));
            newEnds[i] = end(Math.max(0, i - prefix.length()));
        }
        return of(prefix + text, newStarts, newEnds);
    }
}
