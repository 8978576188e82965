/** CSV and its relatives: guessing the dialect, reading rows, typing cells. */
@NullMarked
package dev.tuneset.engine.source.csv;

import org.jspecify.annotations.NullMarked;
