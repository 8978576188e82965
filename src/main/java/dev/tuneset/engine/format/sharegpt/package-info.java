/** ShareGPT: conversations of from and value, and Unsloth's way of standardising them. */
@NullMarked
package dev.tuneset.engine.format.sharegpt;

import org.jspecify.annotations.NullMarked;
