package dev.tuneset.engine.run;

import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.sink.RecordEncoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the records of a conversion, in order; records made of one row follow each other and have one place. */
public interface Output {
    /** A fresh encoder for records ahead of their turn, on any thread; {@code null} when there is nothing to gain. */
    default @Nullable RecordEncoder encoder() {
        return null;
    }

    void write(Place place, Converted converted) throws IOException;
}
