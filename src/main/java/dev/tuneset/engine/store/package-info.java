/** Imported rows on disk: read page by page, or from the first to the last. */
@NullMarked
package dev.tuneset.engine.store;

import org.jspecify.annotations.NullMarked;
