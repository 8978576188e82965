package dev.tuneset.engine.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Tokens on their way to {@link Tokens}. */
final class TokensBuilder {
    private int[] ids = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private final List<String> surfaces = new ArrayList<>();
    private final BitSet special = new BitSet();
    private final String original;
    private int size;

    TokensBuilder(String original) {
        this.original = original;
    }

    void add(int id, int start, int end, String surface, boolean isSpecial) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        ids[size] = id;
        starts[size] = start;
        ends[size] = end;
        special.set(size, isSpecial);
        surfaces.add(surface);
        size++;
    }

    /** None yet, of the same text. */
    TokensBuilder empty() {
        return new TokensBuilder(original);
    }

    void addAll(TokensBuilder other) {
        for (int i = 0; i < other.size; i++) {
            add(other.ids[i], other.starts[i], other.ends[i], other.surfaces.get(i), other.special.get(i));
        }
    }

    /**
     * Takes spaces at the borders out of each token's place ({@code process_offsets} of the Hugging Face library).
     *
     * @param addPrefixSpace whether the first token's single leading space was put there and stands for nothing
     */
    void trimSpaces(boolean addPrefixSpace) {
        for (int i = 0; i < size; i++) {
            String surface = surfaces.get(i);
            int leading = 0;
            while (leading < surface.length() && isSpace(surface.charAt(leading))) {
                leading++;
            }
            int trailing = 0;
            while (trailing < surface.length() && isSpace(surface.charAt(surface.length() - 1 - trailing))) {
                trailing++;
            }
            boolean first = i == 0 || starts[i] == 0;
            if (leading > 0 && !(first && addPrefixSpace && leading == 1)) {
                starts[i] = forward(starts[i], leading, ends[i]);
            }
            ends[i] = backward(ends[i], trailing, starts[i]);
        }
    }

    private int forward(int from, int characters, int limit) {
        int at = from;
        for (int i = 0; i < characters && at < limit; i++) {
            at += Character.charCount(original.codePointAt(at));
        }
        return at;
    }

    private int backward(int from, int characters, int limit) {
        int at = from;
        for (int i = 0; i < characters && at > limit; i++) {
            at -= Character.charCount(original.codePointBefore(at));
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return c == ByteAlphabet.charOf(' ') || Chars.isWhitespace(c);
    }

    Tokens done() {
        return new Tokens(
                Arrays.copyOf(ids, size),
                Arrays.copyOf(starts, size),
                Arrays.copyOf(ends, size),
                surfaces.toArray(String[]::new),
                special);
    }
}
