package dev.tuneset.engine.token;

import java.util.regex.Pattern;

/** A text that may be read only so often, so that a pattern cannot try for ever. */
final class MeteredText implements CharSequence {
    private static final long READS_AT_LEAST = 10_000_000;
    private static final long READS_PER_CHARACTER = 1_000;

    private final String text;
    private final Pattern pattern;
    private long readsLeft;

    MeteredText(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
        this.readsLeft = READS_AT_LEAST + READS_PER_CHARACTER * text.length();
    }

    @Override
    public char charAt(int index) {
        if (--readsLeft < 0) {
            throw Refusal.tooCostly(pattern.pattern());
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
