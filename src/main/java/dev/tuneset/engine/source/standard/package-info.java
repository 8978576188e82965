/** The list of all kinds of files that can be read. */
@NullMarked
package dev.tuneset.engine.source.standard;

import org.jspecify.annotations.NullMarked;
