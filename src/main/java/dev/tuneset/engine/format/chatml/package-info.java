/** ChatML: messages of role and content. */
@NullMarked
package dev.tuneset.engine.format.chatml;

import org.jspecify.annotations.NullMarked;
