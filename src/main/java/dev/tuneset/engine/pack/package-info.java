/** Export packs: a run's files in the shape, and with the configuration, that one training tool loads untouched. */
@NullMarked
package dev.tuneset.engine.pack;

import org.jspecify.annotations.NullMarked;
