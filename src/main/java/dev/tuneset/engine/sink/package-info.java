/** Files out: records into JSONL, JSON, CSV and Parquet, whole or not at all. */
@NullMarked
package dev.tuneset.engine.sink;

import org.jspecify.annotations.NullMarked;
