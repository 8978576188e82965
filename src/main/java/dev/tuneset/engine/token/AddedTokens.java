package dev.tuneset.engine.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds added tokens in a text: the leftmost first, of those the longest, as {@code AddedVocabulary::find_matches} of the
 * Hugging Face library does.
 */
final class AddedTokens {
    private final List<AddedToken> tokens;
    private final CharTrie trie;

    /** {@code tokens} by what is looked for: the content, or what normalisation makes of it. */
    AddedTokens(Map<String, AddedToken> wanted) {
        tokens = List.copyOf(wanted.values());
        Map<String, Integer> numbers = new HashMap<>();
        int number = 0;
        for (String text : wanted.keySet()) {
            numbers.put(text, number++);
        }
        trie = new CharTrie(numbers);
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Takes the parts of a text; {@code token} is {@code null} for what lies between added tokens. */
    interface Sink {
        void part(int from, int to, @Nullable AddedToken token);
    }

    void find(String text, Sink sink) {
        int end = 0;
        int i = 0;
        while (i < text.length()) {
            int node = trie.child(CharTrie.ROOT, text.charAt(i));
            if (node < 0) {
                i++;
                continue;
            }
            int number = -1;
            int stop = i;
            for (int j = i + 1; node >= 0; j++) {
                if (trie.value(node) >= 0) {
                    number = trie.value(node);
                    stop = j;
                }
                node = j < text.length() ? trie.child(node, text.charAt(j)) : -1;
            }
            if (number < 0) {
                i++;
                continue;
            }
            AddedToken token = tokens.get(number);
            int start = i;
            i = stop;
            if (token.singleWord() && !standsAlone(text, start, stop)) {
                continue;
            }
            start = token.lstrip() ? Math.max(end, spaceBefore(text, start)) : start;
            stop = token.rstrip() ? spaceBehind(text, stop) : stop;
            if (end < start) {
                sink.part(end, start, null);
            }
            // the token before may have taken all of this one for its own space
            if (start < stop) {
                sink.part(start, stop, token);
            }
            end = Math.max(end, stop);
        }
        if (end < text.length()) {
            sink.part(end, text.length(), null);
        }
    }

    private static boolean standsAlone(String text, int start, int stop) {
        boolean wordBefore = start > 0 && Chars.isWord(text.codePointBefore(start));
        boolean wordBehind = stop < text.length() && Chars.isWord(text.codePointAt(stop));
        return !wordBefore && !wordBehind;
    }

    private static int spaceBefore(String text, int start) {
        int from = start;
        while (from > 0 && Chars.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private static int spaceBehind(String text, int stop) {
        int to = stop;
        while (to < text.length() && Chars.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
    }
}
