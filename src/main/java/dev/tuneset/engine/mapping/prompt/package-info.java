/** Prompts merged from columns, in Tuneset's syntax and in Unsloth's. */
@NullMarked
package dev.tuneset.engine.mapping.prompt;

import org.jspecify.annotations.NullMarked;
