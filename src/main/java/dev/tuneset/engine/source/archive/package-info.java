/** Compressions and archives: gzip, zstd, bzip2, xz, zip and tar, unfolded within limits. */
@NullMarked
package dev.tuneset.engine.source.archive;

import org.jspecify.annotations.NullMarked;
