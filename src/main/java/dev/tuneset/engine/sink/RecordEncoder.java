package dev.tuneset.engine.sink;

import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records ready to be written ahead of their turn. Used by one thread; many work side by side. */
public interface RecordEncoder {
    /** A record as {@link DataFiles#write(String, Map, ByteBuffer)} takes it; stays as it is when others are encoded. */
    ByteBuffer encode(Map<String, @Nullable Object> record);

    /** Whether the last record had a number that the file type cannot hold. */
    default boolean metUnheld() {
        return false;
    }
}
