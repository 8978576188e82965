package dev.tuneset.engine.row;

import java.io.IOException;
import java.util.List;

/** The next rows of a source, perhaps still to be parsed. Made once, by any thread. */
public interface RowBatch {
    /** The rows, in the order of the source; called once. */
    List<ReadRow> rows() throws IOException;
}
