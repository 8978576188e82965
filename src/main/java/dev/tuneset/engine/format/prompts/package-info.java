/** Prompts and their answers, as plain text or as turns. */
@NullMarked
package dev.tuneset.engine.format.prompts;

import org.jspecify.annotations.NullMarked;
