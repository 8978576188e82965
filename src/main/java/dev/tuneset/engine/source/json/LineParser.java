package dev.tuneset.engine.source.json;

import dev.tuneset.engine.ascii.ByteSearch;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.row.Struct;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses a line that holds one object straight from its bytes, several times as fast as a parser that knows all of JSON and
 * can say what is wrong. Whatever is unusual is left to that one: anything malformed, NaN, keys that repeat or that the
 * schema lacks, bytes that are not UTF-8, half pairs of surrogates, deep nesting. What it does take, both take for the same.
 */
final class LineParser {
    private static final int DEPTH_MAX = 64;
    private static final int LONG_DIGITS = 18;
    private static final int NUMBER_BYTES_MAX = 1_000;
    private static final Object OPEN = new Object();
    private static final char REPLACEMENT = '\uFFFD';

    private static final int VALUES_AT_FIRST = 64;
    private static final int WORD_BYTES_MAX = 12;

    private final Schema schema;
    private final WordTable words = new WordTable();
    private final KeyOrder orders = KeyOrder.start();
    private final Unusual unusual = new Unusual();

    /** For each column the number of the last row that had its key. */
    private final int[] lastRow;

    private int row;
    private byte[] bytes = {};
    private int at;
    private int end;
    private byte[] unescaped = {};

    private final @Nullable Nested[] nesting = new Nested[DEPTH_MAX];
    private int nested;

    /** Values of the lists and objects that are open, the outer ones first. */
    private @Nullable Object[] waiting = new Object[VALUES_AT_FIRST];

    private int filled;

    LineParser(Schema schema) {
        this.schema = schema;
        this.lastRow = new int[schema.size()];
    }

    /** There is something that another parser has to look at. */
    private static final class Unusual extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Unusual() {
            super(null, null, false, false);
        }
    }

    /** The values of the row in {@code line[from, to)}, in the order of the schema; {@code null} when it is unusual. */
    @Nullable
    Object @Nullable [] values(byte[] line, int from, int to) {
        bytes = line;
        at = from;
        end = to;
        filled = 0;
        row++;
        try {
            @Nullable Object[] read = row();
            return blanks() < end ? null : read;
        } catch (Unusual e) {
            return null;
        }
    }

    private @Nullable Object[] row() {
        @Nullable Object[] columns = new Object[schema.size()];
        expect('{');
        boolean more = !isNext('}');
        while (more) {
            int index = schema.indexOf(key());
            if (index < 0 || lastRow[index] == row) {
                throw unusual;
            }
            lastRow[index] = row;
            expect(':');
            columns[index] = value();
            more = goesOn('}');
        }
        return columns;
    }

    /**
     * A value and all that is in it. Lists and objects that are open are kept in a stack instead of by recursion, which the
     * virtual machine would take for a dozen methods to compile into each other.
     */
    private @Nullable Object value() {
        nested = 0;
        while (true) {
            blanks();
            if (at >= end) {
                throw unusual;
            }
            Object value = switch (bytes[at]) {
                case '"' -> text();
                case '{' -> opened('}');
                case '[' -> opened(']');
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
            while (value != OPEN) {
                if (nested == 0) {
                    return value;
                }
                Nested outer = nesting[nested - 1];
                add(outer, value);
                if (goesOn(outer.close)) {
                    next(outer);
                    break;
                }
                value = closed();
            }
        }
    }

    /** A list or an object that is open: its values so far begin at {@code first} in {@link #waiting}. */
    private static final class Nested {
        private char close;
        private int first;
        private KeyOrder order = KeyOrder.start();

        /** The object, from the first key that is not shared on, and the key whose value is to come. */
        private @Nullable Map<String, @Nullable Object> own;

        private String key = "";
    }

    /** Opens a list or an object; it is the value when nothing is in it, else {@link #OPEN}. */
    private Object opened(char close) {
        at++;
        if (nested == DEPTH_MAX) {
            throw unusual;
        }
        Nested inner = nesting[nested];
        if (inner == null) {
            inner = new Nested();
            nesting[nested] = inner;
        }
        nested++;
        inner.close = close;
        inner.first = filled;
        inner.order = orders;
        inner.own = null;
        if (isNext(close)) {
            return closed();
        }
        next(inner);
        return OPEN;
    }

    /** Before a value: takes its key where it needs one. */
    private void next(Nested outer) {
        if (outer.close == ']') {
            return;
        }
        String key = key();
        expect(':');
        if (outer.own == null) {
            KeyOrder longer = outer.order.with(key);
            if (longer != null) {
                outer.order = longer;
                return;
            }
            outer.own = new LinkedHashMap<>(struct(outer));
            filled = outer.first;
        }
        outer.key = key;
    }

    private void add(Nested outer, @Nullable Object value) {
        Map<String, @Nullable Object> own = outer.own;
        if (own != null) {
            int before = own.size();
            own.put(outer.key, value);
            if (own.size() == before) {
                throw unusual;
            }
            return;
        }
        if (filled == waiting.length) {
            waiting = Arrays.copyOf(waiting, filled * 2);
        }
        waiting[filled++] = value;
    }

    private Object closed() {
        Nested inner = nesting[--nested];
        if (inner.own != null) {
            return inner.own;
        }
        Object closed =
                inner.close == '}' ? struct(inner) : Arrays.asList(Arrays.copyOfRange(waiting, inner.first, filled));
        filled = inner.first;
        return closed;
    }

    private Struct struct(Nested object) {
        return new Struct(object.order.keys(), Arrays.copyOfRange(waiting, object.first, filled));
    }

    private @Nullable Object word(String word, @Nullable Boolean meaning) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= end || bytes[at] != word.charAt(i)) {
                throw unusual;
            }
        }
        return meaning;
    }

    private String key() {
        blanks();
        int stop = textEnd(at + 1);
        if (at >= end || bytes[at] != '"' || stop - at > JsonLimits.NAME_CHARS_MAX) {
            throw unusual;
        }
        if (bytes[stop] != '"') {
            return escaped(at + 1, stop);
        }
        String key = word(at + 1, stop);
        at = stop + 1;
        return key;
    }

    private String text() {
        int start = at + 1;
        int stop = textEnd(start);
        if (bytes[stop] != '"') {
            return escaped(start, stop);
        }
        at = stop + 1;
        return stop - start > WORD_BYTES_MAX ? decoded(bytes, start, stop) : word(start, stop);
    }

    /** Roles, labels and their like are the same again and again. */
    private String word(int start, int stop) {
        String word = words.find(bytes, start, stop);
        if (word == null) {
            word = decoded(bytes, start, stop);
            words.add(word, bytes, start, stop);
        }
        return word;
    }

    /** Where the next quotation mark or backslash stands. */
    private int textEnd(int from) {
        int stop = ByteSearch.textEnd(bytes, from, end);
        if (stop >= end || bytes[stop] < ' ') {
            throw unusual;
        }
        return stop;
    }

    private String escaped(int start, int firstEscape) {
        if (unescaped.length < end - start) {
            unescaped = new byte[end - start];
        }
        int length = 0;
        int from = start;
        int stop = firstEscape;
        while (bytes[stop] == '\\') {
            System.arraycopy(bytes, from, unescaped, length, stop - from);
            length += stop - from;
            at = stop + 1;
            length = unescape(length);
            from = at;
            stop = textEnd(from);
        }
        System.arraycopy(bytes, from, unescaped, length, stop - from);
        at = stop + 1;
        return decoded(unescaped, 0, length + stop - from);
    }

    /** Takes the escape whose backslash was just read, and answers the length of the text with it. */
    private int unescape(int length) {
        int escape = at < end ? bytes[at++] : 0;
        if (escape == 'u') {
            return appendUtf8(length, codePoint());
        }
        unescaped[length] = switch (escape) {
            case '"', '\\', '/' -> (byte) escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw unusual;
        };
        return length + 1;
    }

    private int codePoint() {
        char first = codeUnit();
        if (!Character.isSurrogate(first)) {
            return first;
        }
        if (at + 1 >= end || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            throw unusual;
        }
        at += 2;
        char second = codeUnit();
        if (!Character.isSurrogatePair(first, second)) {
            throw unusual;
        }
        return Character.toCodePoint(first, second);
    }

    private char codeUnit() {
        int unit = 0;
        for (int last = at + 4; at < last; at++) {
            int digit = at < end ? Character.digit(bytes[at], 16) : -1;
            if (digit < 0) {
                throw unusual;
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private int appendUtf8(int length, int codePoint) {
        byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, unescaped, length, utf8.length);
        return length + utf8.length;
    }

    private String decoded(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw unusual;
        }
        return text;
    }

    private Object number() {
        int start = at;
        at += bytes[at] == '-' ? 1 : 0;
        int first = at;
        long number = 0;
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + (bytes[at] - '0');
        }
        int digits = at - first;
        if (digits == 0 || digits > 1 && bytes[first] == '0') {
            throw unusual;
        }
        if (at < end && (bytes[at] == '.' || (bytes[at] | ' ') == 'e')) {
            return decimal(start);
        }
        if (digits <= LONG_DIGITS) {
            return first == start ? number : -number;
        }
        BigInteger large = new BigInteger(numberText(start));
        return large.bitLength() < Long.SIZE ? (Object) large.longValue() : large;
    }

    private Object decimal(int start) {
        if (bytes[at] == '.') {
            at++;
            digits();
        }
        if (at < end && (bytes[at] | ' ') == 'e') {
            at++;
            at += at < end && (bytes[at] == '+' || bytes[at] == '-') ? 1 : 0;
            digits();
        }
        Object number = JsonNumbers.decimal(numberText(start));
        if (number == null) {
            throw unusual;
        }
        return number;
    }

    private void digits() {
        int first = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == first) {
            throw unusual;
        }
    }

    private String numberText(int start) {
        if (at - start > NUMBER_BYTES_MAX) {
            throw unusual;
        }
        return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
    }

    private void expect(char c) {
        if (!isNext(c)) {
            throw unusual;
        }
    }

    /** Takes a character when it is the next one. */
    private boolean isNext(char c) {
        boolean next = blanks() < end && bytes[at] == c;
        at += next ? 1 : 0;
        return next;
    }

    /** Whether a comma follows, and not the end of what is open. */
    private boolean goesOn(char close) {
        if (isNext(',')) {
            return true;
        }
        expect(close);
        return false;
    }

    private int blanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }
}
