/** What became of a row: kept, repaired, dropped or rejected, and why. */
@NullMarked
package dev.tuneset.engine.outcome;

import org.jspecify.annotations.NullMarked;
