package dev.tuneset.engine.token;

import java.util.BitSet;

/**
 * A guess for when no tokenizer is given, from the kinds of characters alone; marked as such by {@link #exact()}. The rates
 * are averages of current vocabularies of 100,000 to 200,000 tokens over English and Chinese prose, dialogue and code.
 */
public final class TokenEstimate implements Tokenizer {
    @Override
    public String name() {
        return "estimate";
    }

    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public int added() {
        return 0;
    }

    @Override
    public int count(CharSequence text) {
        return TokenGuess.count(text);
    }

    /** Stretches of the text, one for each token it is guessed to have; their ids are 0. */
    @Override
    public Tokens encode(String text, boolean addSpecialTokens) {
        int size = count(text);
        int[] starts = new int[size];
        int[] ends = new int[size];
        String[] surfaces = new String[size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            starts[i] = end;
            end = border(text, (int) ((long) text.length() * (i + 1) / size));
            ends[i] = end;
            surfaces[i] = text.substring(starts[i], end);
        }
        return new Tokens(new int[size], starts, ends, surfaces, new BitSet());
    }

    private static int border(String text, int at) {
        boolean inside = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at + 1 : at;
    }
}
