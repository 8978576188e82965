/** Cleaning steps: each keeps, changes or drops an example. */
@NullMarked
package dev.tuneset.engine.clean;

import org.jspecify.annotations.NullMarked;
