/** Work shared by several threads. */
@NullMarked
package dev.tuneset.engine.work;

import org.jspecify.annotations.NullMarked;
