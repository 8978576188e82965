/** Training formats: reading rows into examples and writing examples as records. */
@NullMarked
package dev.tuneset.engine.format;

import org.jspecify.annotations.NullMarked;
