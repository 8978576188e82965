/** Splits: which of train, validation and test an example goes to. */
@NullMarked
package dev.tuneset.engine.split;

import org.jspecify.annotations.NullMarked;
