/** A better and a worse answer to the same prompt, in the shapes of the trainers. */
@NullMarked
package dev.tuneset.engine.format.preference;

import org.jspecify.annotations.NullMarked;
