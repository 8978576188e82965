/** Files out: records into JSONL, JSON and CSV, whole or not at all. */
@NullMarked
package dev.tuneset.engine.sink;

import org.jspecify.annotations.NullMarked;
