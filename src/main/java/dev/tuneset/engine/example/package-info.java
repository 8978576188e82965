/** The canonical model every format reads into and writes from. */
@NullMarked
package dev.tuneset.engine.example;

import org.jspecify.annotations.NullMarked;
