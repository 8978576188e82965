/** Parquet in: footers, pages and nested values, read with bounded memory and without Hadoop. */
@NullMarked
package dev.tuneset.engine.source.parquet;

import org.jspecify.annotations.NullMarked;
