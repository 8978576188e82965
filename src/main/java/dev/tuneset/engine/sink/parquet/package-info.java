/** Parquet out: the schema of records found on the way, then nested columns in row groups. */
@NullMarked
package dev.tuneset.engine.sink.parquet;

import org.jspecify.annotations.NullMarked;
