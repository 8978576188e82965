/** ASCII characters among bytes of UTF-8, eight bytes at a time. */
@NullMarked
package dev.tuneset.engine.ascii;

import org.jspecify.annotations.NullMarked;
