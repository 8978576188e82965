/** JSON documents and JSON Lines: finding the records and reading them one by one. */
@NullMarked
package dev.tuneset.engine.source.json;

import org.jspecify.annotations.NullMarked;
