package dev.tuneset.engine.source.json;

import dev.tuneset.engine.ascii.ByteSearch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Tells of most lines of a file, without parsing them, that they hold an object with no key but those known: lines of one
 * file look alike, and skipping over values is several times as fast as parsing them. Of any line that is unusual it tells
 * nothing.
 */
final class KeyScan {
    private static final int KEYS_MAX = 64;
    static final int NONE = -1;

    private final List<byte[]> known = new ArrayList<>();
    private int expected;

    /** Makes keys known that a parser found. */
    void learn(Collection<String> keys) {
        if (keys.size() > known.size() && keys.size() <= KEYS_MAX) {
            known.clear();
            keys.forEach(key -> known.add(key.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Where the line ends that begins at {@code from}, if it looks like one object with known keys only; else {@link #NONE}. */
    int lineEnd(byte[] bytes, int from, int to) {
        int at = blanks(bytes, from, to);
        if (known.isEmpty() || at >= to || bytes[at] != '{') {
            return NONE;
        }
        at = blanks(bytes, at + 1, to);
        expected = 0;
        while (at < to && bytes[at] == '"') {
            int end = text(bytes, at, to);
            if (end == NONE || !isKnown(bytes, at + 1, end - 1)) {
                return NONE;
            }
            at = blanks(bytes, end, to);
            if (at >= to || bytes[at] != ':') {
                return NONE;
            }
            at = value(bytes, blanks(bytes, at + 1, to), to);
            at = at == NONE ? to : blanks(bytes, at, to);
            if (at < to && bytes[at] == '}') {
                at = blanks(bytes, at + 1, to);
                return at == to || bytes[at] == '\n' || bytes[at] == '\r' ? at : NONE;
            }
            at = at < to && bytes[at] == ',' ? blanks(bytes, at + 1, to) : to;
        }
        return NONE;
    }

    /** Keys mostly come in the same order. */
    private boolean isKnown(byte[] bytes, int from, int to) {
        for (int i = 0; i < known.size(); i++) {
            int next = expected + i < known.size() ? expected + i : expected + i - known.size();
            byte[] key = known.get(next);
            if (Arrays.equals(bytes, from, to, key, 0, key.length)) {
                expected = next + 1 == known.size() ? 0 : next + 1;
                return true;
            }
        }
        return false;
    }

    /** After the value that begins here. */
    private static int value(byte[] bytes, int from, int to) {
        int at = from;
        int depth = 0;
        while (at < to) {
            switch (bytes[at]) {
                case '"' -> {
                    at = text(bytes, at, to);
                    if (at == NONE || depth == 0) {
                        return at;
                    }
                }
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    if (depth < 2) {
                        return at + depth;
                    }
                    depth--;
                    at++;
                }
                case ',' -> {
                    if (depth == 0) {
                        return at;
                    }
                    at++;
                }
                case '\n', '\r' -> {
                    return NONE;
                }
                default -> at++;
            }
        }
        return NONE;
    }

    /** After the text whose opening quotation mark stands at {@code open}. */
    private static int text(byte[] bytes, int open, int to) {
        int at = ByteSearch.textEnd(bytes, open + 1, to);
        while (at + 1 < to && bytes[at] == '\\' && bytes[at + 1] >= ' ') {
            at = ByteSearch.textEnd(bytes, at + 2, to);
        }
        return at < to && bytes[at] == '"' ? at + 1 : NONE;
    }

    private static int blanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }
}
