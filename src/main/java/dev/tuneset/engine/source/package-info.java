/** Files in: telling their kind and dialect, and reading their rows one by one. */
@NullMarked
package dev.tuneset.engine.source;

import org.jspecify.annotations.NullMarked;
