/** Benchmarks; no part of the product. */
@NullMarked
package dev.tuneset.bench;

import org.jspecify.annotations.NullMarked;
