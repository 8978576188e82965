/** Alpaca: instruction, input, output. */
@NullMarked
package dev.tuneset.engine.format.alpaca;

import org.jspecify.annotations.NullMarked;
