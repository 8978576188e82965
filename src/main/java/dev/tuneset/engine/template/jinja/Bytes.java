package dev.tuneset.engine.template.jinja;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Python's {@code bytes}, which {@code str.encode} makes. */
final class Bytes extends PyObject {
    final byte[] value;

    Bytes(byte[] value) {
        this.value = value;
    }

    Bytes slice(SliceValue slice) {
        Slicing.Bounds bounds = Slicing.Bounds.of(slice, value.length);
        byte[] out = new byte[bounds.count()];
        for (int i = 0; i < out.length; i++) {
            out[i] = value[bounds.start + i * bounds.step];
        }
        return new Bytes(out);
    }

    @Override
    String typeName() {
        return "bytes";
    }

    @Override
    boolean truth() {
        return value.length > 0;
    }

    @Override
    int length() {
        return value.length;
    }

    @Override
    Iterator<Object> iterator() {
        return IntStream.range(0, value.length)
                .<Object>mapToObj(i -> (long) (value[i] & 255))
                .iterator();
    }

    @Override
    @Nullable
    Object item(Object key) {
        if (!Numbers.isInteger(key)) {
            return null;
        }
        int index = Numbers.toIndex(key);
        int at = index < 0 ? index + value.length : index;
        return at < 0 || at >= value.length ? null : (Object) (long) (value[at] & 255);
    }

    @Override
    boolean equalTo(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    int hash() {
        return Arrays.hashCode(value);
    }

    @Override
    void repr(Repr out) {
        StringBuilder text = new StringBuilder();
        boolean single = false;
        boolean twice = false;
        for (byte b : value) {
            single |= b == '\'';
            twice |= b == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        for (byte b : value) {
            append(text, b & 255, quote);
        }
        out.append("b" + quote + text + quote);
    }

    private static void append(StringBuilder text, int b, char quote) {
        switch (b) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (b == quote || b == '\\') {
                    text.append('\\').append((char) b);
                } else if (b >= 32 && b < 127) {
                    text.append((char) b);
                } else {
                    Repr.escape(text, b);
                }
            }
        }
    }
}
