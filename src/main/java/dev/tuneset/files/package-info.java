/** Uploaded bytes on disk: immutable, and named by what they contain. */
@NullMarked
package dev.tuneset.files;

import org.jspecify.annotations.NullMarked;
