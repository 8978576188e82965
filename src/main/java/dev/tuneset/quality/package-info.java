/** The check step: whether the examples a recipe makes are enough, balanced and clean. */
@NullMarked
package dev.tuneset.quality;

import org.jspecify.annotations.NullMarked;
