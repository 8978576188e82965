/** Prompts without an answer, for training against a reward. */
@NullMarked
package dev.tuneset.engine.format.promptonly;

import org.jspecify.annotations.NullMarked;
