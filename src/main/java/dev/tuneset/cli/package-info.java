/** The command line: one command a class, results on standard output, progress on standard error. */
@NullMarked
package dev.tuneset.cli;

import org.jspecify.annotations.NullMarked;
