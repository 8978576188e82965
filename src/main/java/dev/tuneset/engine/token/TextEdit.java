package dev.tuneset.engine.token;

import java.util.Arrays;

/**
 * Builds a changed text from a source, character by character, and carries the places along.
 *
 * <p>Each new character says what it does to the source: {@code 0} takes the next source character's place, {@code 1} is
 * new and shares the place of the source character before it, {@code -n} takes the next one's place and drops the n
 * behind it (as {@code NormalizedString.transform} of the Hugging Face library does).
 */
final class TextEdit {
    private final AlignedText source;
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;
    private int next;

    TextEdit(AlignedText source) {
        this.source = source;
        int capacity = source.length() + 16;
        this.text = new StringBuilder(capacity);
        this.starts = new int[capacity];
        this.ends = new int[capacity];
    }

    /** Drops source characters. */
    void skip(int characters) {
        String from = source.text();
        for (int i = 0; i < characters && next < from.length(); i++) {
            next += Character.charCount(from.codePointAt(next));
        }
    }

    /** Drops source characters up to {@code end}. */
    void skipTo(int end) {
        next = Math.max(next, end);
    }

    void add(int codePoint, int change) {
        if (change > 0) {
            put(codePoint, next - 1);
            return;
        }
        put(codePoint, Math.min(next, source.length() - 1));
        skip(1 - change);
    }

    /** Copies the source unchanged up to {@code end}. */
    void copyTo(int end) {
        while (next < end) {
            int codePoint = source.text().codePointAt(next);
            put(codePoint, next);
            next += Character.charCount(codePoint);
        }
    }

    AlignedText done() {
        int length = text.length();
        return AlignedText.of(text.toString(), Arrays.copyOf(starts, length), Arrays.copyOf(ends, length));
    }

    private void put(int codePoint, int place) {
        int start = place < 0 ? firstPlace() : source.start(place);
        int end = place < 0 ? firstPlace() : source.end(place);
        if (text.length() + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
        int from = text.length();
        text.appendCodePoint(codePoint);
        Arrays.fill(starts, from, text.length(), start);
        Arrays.fill(ends, from, text.length(), end);
    }

    private int firstPlace() {
        return source.isEmpty() ? 0 : source.start(0);
    }
}
