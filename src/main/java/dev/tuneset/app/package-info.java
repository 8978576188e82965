/** Wires the application together: entry point, configuration and start-up. */
@NullMarked
package dev.tuneset.app;

import org.jspecify.annotations.NullMarked;
