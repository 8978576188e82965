/** Excel workbooks in: the rows of one sheet, streamed from its XML. */
@NullMarked
package dev.tuneset.engine.source.xlsx;

import org.jspecify.annotations.NullMarked;
