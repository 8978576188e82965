/** The recipe: what is read, how it is mapped, and what is written. */
@NullMarked
package dev.tuneset.engine.recipe;

import org.jspecify.annotations.NullMarked;
