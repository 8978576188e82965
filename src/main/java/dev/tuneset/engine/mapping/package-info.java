/** Columns into examples: merged prompts and one column per role. */
@NullMarked
package dev.tuneset.engine.mapping;

import org.jspecify.annotations.NullMarked;
