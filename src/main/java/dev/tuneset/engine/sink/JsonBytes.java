package dev.tuneset.engine.sink;

import dev.tuneset.engine.ascii.ByteSearch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
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

    private final Map<String, byte[]> keys = new HashMap<>();
    private byte[] bytes;
    private int start;
    private int at;

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
        object(record);
        one('\n');
        return taken();
    }

    void value(@Nullable Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Boolean flag) {
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
            text(value.toString());
        }
    }

    /** What was written since the last call. It is left alone by what is written next. */
    ByteBuffer taken() {
        ByteBuffer written = ByteBuffer.wrap(bytes, start, at - start);
        start = at;
        return written;
    }

    private void object(Map<?, ?> map) {
        one('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                one(',');
            }
            first = false;
            key(String.valueOf(entry.getKey()));
            value(entry.getValue());
        }
        one('}');
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

    private void list(List<?> list) {
        one('[');
        boolean first = true;
        for (Object item : list) {
            if (!first) {
                one(',');
            }
            first = false;
            value(item);
        }
        one(']');
    }

    private void number(Number number) {
        boolean finite =
                !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
        all(finite ? number.toString().getBytes(StandardCharsets.US_ASCII) : NULL);
    }

    private void text(String text) {
        if (text.length() > SHORT_CHARS || !shortText(text)) {
            int before = at - start;
            int marks = longText(text.getBytes(StandardCharsets.UTF_8));
            if (marks > 0 && marks > questionMarks(text)) {
                at = start + before;
                longText(Utf8Text.bytes(text));
            }
        }
    }

    private static int questionMarks(String text) {
        int marks = 0;
        for (int i = text.indexOf('?'); i >= 0; i = text.indexOf('?', i + 1)) {
            marks++;
        }
        return marks;
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
