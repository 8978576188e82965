/** What of a rendered example a model learns from, and whether the rendering is what its author meant. */
@NullMarked
package dev.tuneset.engine.learn;

import org.jspecify.annotations.NullMarked;
