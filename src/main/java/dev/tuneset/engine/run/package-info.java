/** The one door of the engine: a conversion, its ledger, progress and cancellation. */
@NullMarked
package dev.tuneset.engine.run;

import org.jspecify.annotations.NullMarked;
