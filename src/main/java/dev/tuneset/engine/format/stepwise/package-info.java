/** Answers in steps, each marked right or wrong. */
@NullMarked
package dev.tuneset.engine.format.stepwise;

import org.jspecify.annotations.NullMarked;
