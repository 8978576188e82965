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
    private int size;

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
                starts[i] = Math.min(starts[i] + leading, ends[i]);
            }
            if (trailing > 0 && ends[i] >= trailing) {
                ends[i] = Math.max(ends[i] - trailing, starts[i]);
            }
        }
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
