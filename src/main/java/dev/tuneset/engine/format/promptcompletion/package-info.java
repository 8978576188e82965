/** Prompt and completion, kept apart. */
@NullMarked
package dev.tuneset.engine.format.promptcompletion;

import org.jspecify.annotations.NullMarked;
