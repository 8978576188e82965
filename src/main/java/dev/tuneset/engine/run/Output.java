package dev.tuneset.engine.run;

import dev.tuneset.engine.row.Place;
import java.io.IOException;

/** Takes the records of a conversion, in order; records made of one row follow each other and have one place. */
public interface Output {
    void write(Place place, Converted converted) throws IOException;
}
