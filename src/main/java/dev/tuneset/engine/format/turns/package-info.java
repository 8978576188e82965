/** Lists of turns, whatever their keys and role names, into messages and back. */
@NullMarked
package dev.tuneset.engine.format.turns;

import org.jspecify.annotations.NullMarked;
