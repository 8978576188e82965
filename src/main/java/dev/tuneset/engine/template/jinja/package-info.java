/** Runs Jinja chat templates as Hugging Face {@code apply_chat_template} does: lexer, parser, tree, values. */
@NullMarked
package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.NullMarked;
