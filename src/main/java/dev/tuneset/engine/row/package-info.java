/** Rows of a source: a shared schema, values and the place they came from. */
@NullMarked
package dev.tuneset.engine.row;

import org.jspecify.annotations.NullMarked;
