package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.source.typed.RowUnderWay;
import dev.tuneset.engine.source.typed.StoredText;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns of texts or bytes: each value behind the other, or as views into several buffers.
 *
 * @param path of the column, for texts; {@code null} for bytes
 */
record Texts(@Nullable String path) {
    private static final int VIEW_BYTES = 16;
    private static final int INLINE_BYTES = 12;

    /** Values that stand between one offset and the next. */
    Column between(Numbers.Longs offsets, ByteBuffer data) {
        return (index, row) -> {
            int start = Math.toIntExact(offsets.at(index));
            return value(data, start, Math.toIntExact(offsets.at(index + 1)) - start, row);
        };
    }

    /** Values of the same length. */
    static Column wide(int width, ByteBuffer data) {
        return (index, row) -> bytes(data, Math.multiplyExact(index, width), width);
    }

    /** Values that stand in their view when they are short, else where the view says. */
    Column viewed(ByteBuffer views, List<ByteBuffer> data) {
        return (index, row) -> {
            int at = Math.multiplyExact(index, VIEW_BYTES);
            int length = views.getInt(at);
            return length <= INLINE_BYTES
                    ? value(views, at + 4, length, row)
                    : value(data.get(views.getInt(at + 8)), views.getInt(at + 12), length, row);
        };
    }

    private @Nullable Object value(ByteBuffer data, int start, int length, RowUnderWay row) {
        byte[] bytes = bytes(data, start, length);
        if (path == null) {
            return bytes;
        }
        String text = StoredText.of(bytes, 0, length);
        if (text == null) {
            row.defect(Reason.BAD_ENCODING, "column " + path + " holds bytes that are not UTF-8");
        }
        return text;
    }

    private static byte[] bytes(ByteBuffer data, int start, int length) {
        if (start < 0 || length < 0 || length > data.limit() - start) {
            throw new IndexOutOfBoundsException(start);
        }
        byte[] bytes = new byte[length];
        data.get(start, bytes);
        return bytes;
    }
}
