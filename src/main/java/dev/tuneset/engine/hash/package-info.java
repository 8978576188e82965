/** Sets of hashes, for telling whether something came before in little memory. */
@NullMarked
package dev.tuneset.engine.hash;

import org.jspecify.annotations.NullMarked;
