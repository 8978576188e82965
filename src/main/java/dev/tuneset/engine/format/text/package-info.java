/** Raw text: one column of plain text. */
@NullMarked
package dev.tuneset.engine.format.text;

import org.jspecify.annotations.NullMarked;
