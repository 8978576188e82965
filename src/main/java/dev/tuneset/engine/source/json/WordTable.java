package dev.tuneset.engine.source.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The keys and other words seen lately: most are the same again and again, and need not be decoded each time. */
final class WordTable {
    private static final int PLACES = 256;

    private final byte[] @Nullable [] bytes = new byte[PLACES][];
    private final String[] words = new String[PLACES];

    /** The word that is written as {@code line[from, to)}; {@code null} when it is not known. */
    @Nullable
    String find(byte[] line, int from, int to) {
        int place = place(line, from, to);
        byte[] known = bytes[place];
        return known != null && Arrays.equals(line, from, to, known, 0, known.length) ? words[place] : null;
    }

    /** Remembers a word in the place of one that looks alike. */
    void add(String word, byte[] line, int from, int to) {
        int place = place(line, from, to);
        bytes[place] = Arrays.copyOfRange(line, from, to);
        words[place] = word;
    }

    private static int place(byte[] line, int from, int to) {
        int length = to - from;
        int hash = length == 0 ? 0 : (line[from] * 31 + line[to - 1]) * 31 + line[from + length / 2] + length;
        return hash & PLACES - 1;
    }
}
