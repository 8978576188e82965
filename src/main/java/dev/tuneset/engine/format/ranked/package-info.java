/** Several answers of known worth, and pairs made of them. */
@NullMarked
package dev.tuneset.engine.format.ranked;

import org.jspecify.annotations.NullMarked;
