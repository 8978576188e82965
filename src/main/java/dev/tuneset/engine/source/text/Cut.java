package dev.tuneset.engine.source.text;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.SourceOptions;
import org.jspecify.annotations.Nullable;

/**
 * How text is cut into rows.
 *
 * @param size characters or tokens in one window at most
 * @param overlap characters or tokens repeated at most
 * @param tokens counts tokens; {@code null} where characters are counted
 */
record Cut(Unit unit, int size, int overlap, @Nullable TokenCounter tokens) {
    static final int WINDOW_CHARS = 2_000;
    static final int WINDOW_TOKENS = 512;

    static Cut of(SourceOptions options, Unit otherwise, @Nullable TokenCounter counter) {
        String given = options.unit();
        Unit unit = given == null ? otherwise : Unit.ofWire(given);
        if (unit == Unit.TOKENS && counter == null) {
            throw wrong(
                    "source.unit",
                    "no_tokenizer",
                    "Windows of tokens need a model's tokenizer; choose one, or the unit window.");
        }
        @Nullable Integer window = options.window();
        int size = window == null ? (unit == Unit.TOKENS ? WINDOW_TOKENS : WINDOW_CHARS) : window;
        int overlap = options.overlap() == null ? 0 : options.overlap();
        if (size < 1) {
            throw wrong(
                    "source.window",
                    "bad_window",
                    "A window must hold at least 1 character or token, not " + size + ".",
                    size);
        }
        if (overlap < 0 || overlap >= size) {
            throw wrong(
                    "source.overlap",
                    "bad_overlap",
                    "The overlap of " + overlap + " must be smaller than the window of " + size + ".",
                    overlap,
                    size);
        }
        return new Cut(unit, size, overlap, unit == Unit.TOKENS ? counter : null);
    }

    private static TunesetException wrong(String field, String code, String message, Object... arguments) {
        return new TunesetException(Problem.BAD_REQUEST, code, message, arguments).inField(field);
    }

    /** The length of the longest beginning of a text that fits a window. */
    int fitting(String text) {
        if (tokens == null) {
            return text.codePointCount(0, text.length()) <= size ? text.length() : text.offsetByCodePoints(0, size);
        }
        if (measure(text) <= size) {
            return text.length();
        }
        int low = 0;
        int high = text.length();
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (measure(text.substring(0, middle)) <= size) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int measure(String text) {
        return tokens == null ? text.codePointCount(0, text.length()) : tokens.count(text);
    }
}
