/** How Python writes values and formats text, for results that equal those of Python tools. */
@NullMarked
package dev.tuneset.engine.mapping.python;

import org.jspecify.annotations.NullMarked;
