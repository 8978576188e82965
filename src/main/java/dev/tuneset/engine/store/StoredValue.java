package dev.tuneset.engine.store;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One value of {@link dev.tuneset.engine.row.Row} as bytes, without loss; for files that live no longer than a run. */
public final class StoredValue {
    private StoredValue() {}

    public static byte[] encode(@Nullable Object value) {
        RecordOutput out = new RecordOutput(256);
        ValueCodec.write(value, out);
        return Arrays.copyOf(out.bytes(), out.size());
    }

    public static @Nullable Object decode(byte[] bytes) {
        return ValueCodec.read(new RecordInput(Path.of("value"), bytes, 0, bytes.length));
    }
}
