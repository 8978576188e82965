/** Arrow IPC in, as files (Feather) and as streams: one record batch at a time, its buffers mapped and not copied. */
@NullMarked
package dev.tuneset.engine.source.arrow;

import org.jspecify.annotations.NullMarked;
