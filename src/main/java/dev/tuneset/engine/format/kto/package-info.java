/** One answer and whether it is wanted. */
@NullMarked
package dev.tuneset.engine.format.kto;

import org.jspecify.annotations.NullMarked;
