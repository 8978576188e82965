/** Work in the background: a bounded number at a time, with progress and a way to stop it. */
@NullMarked
package dev.tuneset.job;

import org.jspecify.annotations.NullMarked;
