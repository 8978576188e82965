package dev.tuneset.engine.sink;

import dev.tuneset.engine.sink.parquet.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The columns of several files of one dataset. A type that only one of them needed would otherwise make two schemas of
 * one, which loaders refuse.
 */
record SharedColumns(Map<String, Integer> csv, Shape parquet) {
    SharedColumns() {
        this(new LinkedHashMap<>(), Shape.ofRecords());
    }
}
