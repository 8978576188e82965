package dev.tuneset.engine.source.parquet;

import org.jspecify.annotations.Nullable;

/** Where a converter puts its finished value. */
@FunctionalInterface
interface Target {
    void put(@Nullable Object value);
}
