/** The template step: what the model sees of each row and learns from it, and the check of that over all rows. */
@NullMarked
package dev.tuneset.render;

import org.jspecify.annotations.NullMarked;
