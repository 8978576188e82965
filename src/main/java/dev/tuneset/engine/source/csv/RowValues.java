package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.ascii.ByteSearch;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes the values out of rows that a {@link RowScan} found, straight from their bytes. */
final class RowValues {
    private static final char REPLACEMENT = '\uFFFD';

    private final char delimiter;
    private final char quote;
    private final int width;
    private byte[] undoubled = {};
    private int at;

    RowValues(Dialect dialect, int width) {
        this.delimiter = dialect.delimiterStart();
        this.quote = dialect.quote();
        this.width = width;
    }

    /**
     * The values of the row in {@code bytes[from, to)}; {@code null} when there is something to say of it: another number of
     * values than there are columns, bytes that are not UTF-8, NUL.
     */
    @Nullable
    Object @Nullable [] of(byte[] bytes, int from, int to) {
        @Nullable Object[] values = new Object[width];
        at = from;
        for (int i = 0; i < width; i++) {
            boolean quoted = quote != Dialect.NONE && at < to && bytes[at] == quote;
            String value = quoted ? quoted(bytes, to) : plain(bytes, to);
            boolean more = at++ < to;
            if (more != (i + 1 < width) || value.indexOf(REPLACEMENT) >= 0 || value.indexOf(Dialect.NONE) >= 0) {
                return null;
            }
            values[i] = value;
        }
        return values;
    }

    private String plain(byte[] bytes, int to) {
        int start = at;
        at = ByteSearch.first(bytes, start, to, delimiter);
        return text(bytes, start, at);
    }

    private String quoted(byte[] bytes, int to) {
        int start = at + 1;
        int end = ByteSearch.first(bytes, start, to, quote);
        if (end + 1 >= to || bytes[end + 1] != quote) {
            at = end + 1;
            return text(bytes, start, end);
        }
        if (undoubled.length < to - start) {
            undoubled = new byte[to - start];
        }
        int length = 0;
        while (end + 1 < to && bytes[end + 1] == quote) {
            length = append(bytes, start, end + 1, length);
            start = end + 2;
            end = ByteSearch.first(bytes, start, to, quote);
        }
        length = append(bytes, start, end, length);
        at = end + 1;
        return text(undoubled, 0, length);
    }

    private int append(byte[] bytes, int from, int to, int length) {
        System.arraycopy(bytes, from, undoubled, length, to - from);
        return length + to - from;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
