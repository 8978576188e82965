/** Datasets: files brought into a project, the way they are read, and their rows. */
@NullMarked
package dev.tuneset.dataset;

import org.jspecify.annotations.NullMarked;
