/** Temporary copies of sources that are not files of their own and must be read out of order. */
@NullMarked
package dev.tuneset.engine.source.spool;

import org.jspecify.annotations.NullMarked;
