/** Bytes to text: guessing the character encoding and decoding without losing or inventing a character. */
@NullMarked
package dev.tuneset.engine.source.encoding;

import org.jspecify.annotations.NullMarked;
