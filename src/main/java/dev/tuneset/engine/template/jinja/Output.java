package dev.tuneset.engine.template.jinja;

import java.util.Arrays;

/**
 * Text being written, with bounds on its length: the document and, behind it, the texts of macros and blocks that are
 * wanted as values, which are cut off again when they are done.
 */
final class Output {
    private static final int DOCUMENT = -1;

    private final int documentMax;
    private final int valueMax;
    private char[] chars;
    private int length;
    /** Where writing needs a closer look: the room ends, or what is written becomes too long. */
    private int end;
    /** Where the text begins that is built now, or {@link #DOCUMENT}. */
    private int value = DOCUMENT;
    /** Where the outermost of the values being built begins. */
    private int outermost;

    /** @param chars room to begin with, used by this output alone */
    Output(char[] chars, int documentMax, int valueMax) {
        this.chars = chars;
        this.documentMax = documentMax;
        this.valueMax = valueMax;
        setEnd();
    }

    void append(String s) {
        int added = s.length();
        int to = length + added;
        if (to > end || to < 0) {
            grow(added);
        }
        s.getChars(0, added, chars, length);
        length = to;
    }

    /** Copies an array, which for short texts takes a third of what reading a string takes. */
    void append(char[] s) {
        append(s, s.length);
    }

    void append(char[] s, int count) {
        int to = length + count;
        if (to > end || to < 0) {
            grow(count);
        }
        System.arraycopy(s, 0, chars, length, count);
        length = to;
    }

    void append(char c) {
        if (length >= end) {
            grow(1);
        }
        chars[length++] = c;
    }

    void append(String s, int from, int to) {
        int added = to - from;
        if (added > end - length) {
            grow(added);
        }
        s.getChars(from, to, chars, length);
        length += added;
    }

    private void grow(int added) {
        long needed = (long) length + added;
        long most = most();
        if (needed > most) {
            int max = value == DOCUMENT ? documentMax : valueMax;
            throw TemplateException.limit("the output is longer than " + max + " characters");
        }
        long doubled = Math.min(2L * chars.length + 64, Math.min(most, Integer.MAX_VALUE - 8));
        chars = Arrays.copyOf(chars, (int) Math.max(needed, doubled));
        setEnd();
    }

    private long most() {
        return value == DOCUMENT ? documentMax : (long) value + valueMax;
    }

    private void setEnd() {
        end = (int) Math.min(chars.length, most());
    }

    /** Begins a text that is wanted as a value and gives what {@link #end} needs to go on with the one around it. */
    int begin() {
        int around = value;
        if (around == DOCUMENT) {
            outermost = length;
        }
        value = length;
        setEnd();
        return around;
    }

    /** Ends the text begun last and takes it out. */
    String end(int around) {
        String text = cut(value);
        value = around;
        setEnd();
        return text;
    }

    /** How much there is of what is written now, values around it included. */
    int length() {
        return length;
    }

    /** How much there is of the document. */
    int documentLength() {
        return value == DOCUMENT ? length : outermost;
    }

    /** Takes back what was written from the offset on. */
    String cut(int from) {
        String tail = new String(chars, from, length - from);
        length = from;
        return tail;
    }

    /** Forgets what was written from the offset on. */
    void back(int from) {
        length = from;
    }

    int codePoints(int from, int to) {
        return Character.codePointCount(chars, from, to - from);
    }

    /** The room, of which the first {@link #length} characters are written; valid until something is appended. */
    char[] chars() {
        return chars;
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
