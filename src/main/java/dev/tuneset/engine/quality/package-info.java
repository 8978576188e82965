/** What the data is like: profiles of columns and checks of examples, in bounded memory. */
@NullMarked
package dev.tuneset.engine.quality;

import org.jspecify.annotations.NullMarked;
