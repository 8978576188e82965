/** Saved recipes of a project: how a dataset becomes examples, kept by page and REST. */
@NullMarked
package dev.tuneset.recipe;

import org.jspecify.annotations.NullMarked;
