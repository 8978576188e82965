/** Runs of saved recipes in the background, their ledgers and artifacts; conversion of small data at once. */
@NullMarked
package dev.tuneset.run;

import org.jspecify.annotations.NullMarked;
