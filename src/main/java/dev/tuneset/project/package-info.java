/** Projects: what the data is for, and the frame of pages that belong to one. */
@NullMarked
package dev.tuneset.project;

import org.jspecify.annotations.NullMarked;
