package dev.tuneset.engine.sink;

import dev.tuneset.engine.ascii.ByteSearch;
import dev.tuneset.engine.row.IsoText;
import dev.tuneset.engine.row.Struct;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of {@link dev.tuneset.engine.row.Row} as JSON in UTF-8: integers of any size, decimals in full, dates as ISO
 * text, bytes as Base64. NaN and infinities, which JSON cannot hold, become {@code null}; half a surrogate pair, which UTF-8
 * cannot hold, becomes U+FFFD. Nothing is escaped but what RFC 8259 asks for.
 *
 * <p>Texts are most of what is written: they are copied in one piece from escape to escape.
 */
final class JsonBytes implements RecordEncoder {
    private static final int BYTES_AT_FIRST = 1 << 12;
    private static final int KEYS_MAX = 256;
    private static final int SHORT_CHARS = 24;
    private static final int ESCAPE_BYTES_MAX = 6;
    private static final String SHORT_ESCAPES = "btn\0fr";
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = {'}'};
    private static final byte[] EMPTY = {'{', '}'};

    private final Map<String, byte[]> keys = new HashMap<>();
    private final IdentityHashMap<Struct.Keys, byte[][]> structs = new IdentityHashMap<>();
    private final List<Nested> nesting = new ArrayList<>();
    private int nested;
    private byte[] bytes;
    private int start;
    private int at;
    private boolean unheld;

    JsonBytes() {
        this(BYTES_AT_FIRST);
    }

    /** @param size room for as many bytes at first */
    JsonBytes(int size) {
        this.bytes = new byte[size];
    }

    /** A record as a line, line break included. */
    @Override
    public ByteBuffer encode(Map<String, @Nullable Object> record) {
        unheld = false;
        value(record);
        one('\n');
        return taken();
    }

    @Override
    public boolean metUnheld() {
        return unheld;
    }

    /**
     * A value and all that is in it. Lists and objects under way are kept in a stack instead of by recursion, which the virtual
     * machine would take for a dozen methods to compile into each other.
     */
    void value(@Nullable Object value) {
        nested = 0;
        Object next = value;
        do {
            if (next instanceof String text) {
                text(text);
            } else if (next instanceof Map<?, ?> || next instanceof List<?>) {
                open(next);
            } else {
                plain(next);
            }
            while (nested > 0 && !goesOn(nesting.get(nested - 1))) {
                nested--;
            }
            next = nested == 0 ? null : nesting.get(nested - 1).value;
        } while (nested > 0);
    }

    private void plain(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            all(flag ? TRUE : FALSE);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof byte[] binary) {
            one('"');
            all(Base64.getEncoder().encode(binary));
            one('"');
        } else if (value == null) {
            all(NULL);
        } else {
            text(IsoText.of(value));
        }
    }

    /** A list or an object whose values are being written: one of three is there. */
    private static final class Nested {
        private @Nullable Struct struct;
        private byte[][] written = {};
        private @Nullable Iterator<? extends Map.Entry<?, ?>> entries;
        private List<?> list = List.of();

        /** How many values have been begun, and the last of them. */
        private int begun;

        private @Nullable Object value;
    }

    private void open(Object listOrObject) {
        if (nested == nesting.size()) {
            nesting.add(new Nested());
        }
        Nested inner = nesting.get(nested++);
        inner.begun = 0;
        inner.struct = null;
        inner.entries = null;
        if (listOrObject instanceof Struct struct) {
            inner.struct = struct;
            inner.written = written(struct.keys());
        } else if (listOrObject instanceof Map<?, ?> map) {
            inner.entries = map.entrySet().iterator();
            one('{');
        } else {
            inner.list = (List<?>) listOrObject;
            one('[');
        }
    }

    /** Writes what stands before the next value, or after the last; whether there is a next one. */
    private boolean goesOn(Nested outer) {
        if (outer.struct != null) {
            return goesOn(outer, outer.struct);
        }
        if (outer.entries != null) {
            return goesOn(outer, outer.entries);
        }
        boolean more = outer.begun < outer.list.size();
        if (outer.begun > 0 || !more) {
            one(more ? ',' : ']');
        }
        outer.value = more ? outer.list.get(outer.begun++) : null;
        return more;
    }

    private boolean goesOn(Nested outer, Struct struct) {
        boolean more = outer.begun < struct.size();
        all(outer.written[outer.begun]);
        outer.value = more ? struct.value(outer.begun++) : null;
        return more;
    }

    private boolean goesOn(Nested outer, Iterator<? extends Map.Entry<?, ?>> entries) {
        if (!entries.hasNext()) {
            one('}');
            return false;
        }
        Map.Entry<?, ?> entry = entries.next();
        if (outer.begun++ > 0) {
            one(',');
        }
        key(String.valueOf(entry.getKey()));
        outer.value = entry.getValue();
        return true;
    }

    /** What was written since the last call. It is left alone by what is written next. */
    ByteBuffer taken() {
        ByteBuffer written = ByteBuffer.wrap(bytes, start, at - start);
        start = at;
        return written;
    }

    /** What stands before each value of such objects, and after the last. */
    private byte[][] written(Struct.Keys names) {
        byte[][] known = structs.get(names);
        if (known != null) {
            return known;
        }
        byte[][] written = new byte[names.size() + 1][];
        int before = at - start;
        for (int i = 0; i < names.size(); i++) {
            one(i == 0 ? '{' : ',');
            text(names.name(i));
            one(':');
            written[i] = Arrays.copyOfRange(bytes, start + before, at);
            at = start + before;
        }
        written[names.size()] = names.size() == 0 ? EMPTY : END;
        if (structs.size() < KEYS_MAX) {
            structs.put(names, written);
        }
        return written;
    }

    /** Most keys are the same again and again. */
    private void key(String key) {
        byte[] known = keys.get(key);
        if (known == null) {
            int before = at - start;
            text(key);
            one(':');
            if (keys.size() < KEYS_MAX) {
                keys.put(key, Arrays.copyOfRange(bytes, start + before, at));
            }
        } else {
            all(known);
        }
    }

    private void number(Number number) {
        boolean finite =
                !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
        unheld |= !finite;
        all(finite ? number.toString().getBytes(StandardCharsets.US_ASCII) : NULL);
    }

    private void text(String text) {
        if (text.length() > SHORT_CHARS || !shortText(text)) {
            int before = at - start;
            int marks = longText(text.getBytes(StandardCharsets.UTF_8));
            if (Utf8Text.hasHalf(text, marks)) {
                at = start + before;
                longText(Utf8Text.bytes(text));
            }
        }
    }

    /** Keys and roles: whether they are ASCII without escapes, and so written. */
    private boolean shortText(String text) {
        room(SHORT_CHARS + 2);
        int to = at;
        bytes[to++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c > '~') {
                return false;
            }
            bytes[to++] = (byte) c;
        }
        bytes[to++] = '"';
        at = to;
        return true;
    }

    /** Answers the number of question marks: the JDK writes one more for half a pair. */
    private int longText(byte[] utf8) {
        room(utf8.length + 2);
        bytes[at++] = '"';
        int marks = 0;
        int from = 0;
        int end = ByteSearch.textEnd(utf8, 0, utf8.length, '?');
        while (end < utf8.length) {
            if (utf8[end] == '?') {
                marks++;
            } else {
                room(utf8.length - from + ESCAPE_BYTES_MAX + 2);
                copy(utf8, from, end);
                escape(utf8[end]);
                from = end + 1;
            }
            end = ByteSearch.textEnd(utf8, end + 1, utf8.length, '?');
        }
        room(utf8.length - from + 2);
        copy(utf8, from, end);
        bytes[at++] = '"';
        return marks;
    }

    private void copy(byte[] utf8, int from, int to) {
        System.arraycopy(utf8, from, bytes, at, to - from);
        at += to - from;
    }

    /** There is room for it. */
    private void escape(byte c) {
        bytes[at++] = '\\';
        if (c == '"' || c == '\\') {
            bytes[at++] = c;
        } else if (c >= '\b' && c <= '\r' && c != 0x0B) {
            bytes[at++] = (byte) SHORT_ESCAPES.charAt(c - '\b');
        } else {
            bytes[at++] = 'u';
            bytes[at++] = '0';
            bytes[at++] = '0';
            bytes[at++] = HEX[c >> 4];
            bytes[at++] = HEX[c & 0xF];
        }
    }

    private void one(char c) {
        room(1);
        bytes[at++] = (byte) c;
    }

    private void all(byte[] ascii) {
        room(ascii.length);
        copy(ascii, 0, ascii.length);
    }

    /** What was taken stays in its array; what is under way moves on. */
    private void room(int more) {
        if (bytes.length - at < more) {
            int under = at - start;
            bytes = Arrays.copyOfRange(bytes, start, start + Math.max(bytes.length, 2 * under + more));
            start = 0;
            at = under;
        }
    }
}
