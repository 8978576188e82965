package dev.tuneset.engine.run;

import dev.tuneset.engine.row.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the records of a conversion, in order; records made of one row follow each other and have one place. */
public interface Output {
    /** Encodes a record ahead of its turn, on any thread; {@code null} when there is nothing to gain. */
    default @Nullable ByteBuffer encode(Map<String, @Nullable Object> record) {
        return null;
    }

    void write(Place place, Converted converted) throws IOException;
}
