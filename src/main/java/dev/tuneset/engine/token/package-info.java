/** Tokenizers: how many tokens a text has for a model, and where each begins and ends. */
@NullMarked
package dev.tuneset.engine.token;

import org.jspecify.annotations.NullMarked;
