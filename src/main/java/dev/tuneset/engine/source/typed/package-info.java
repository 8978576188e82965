/** What files that know the types of their values have in common: how stored values become the values of a row. */
@NullMarked
package dev.tuneset.engine.source.typed;

import org.jspecify.annotations.NullMarked;
