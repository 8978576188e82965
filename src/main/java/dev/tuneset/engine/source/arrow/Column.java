package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.source.typed.RowUnderWay;
import org.jspecify.annotations.Nullable;

/** The values of one field in one record batch. Read by any thread. */
@FunctionalInterface
interface Column {
    /**
     * The value at an index; fails in any way when the bytes there make no sense.
     *
     * @param row told of what is wrong with the value
     */
    @Nullable
    Object value(int index, RowUnderWay row);
}
