/** Chat templates and tokenizers for pages and REST: those built in, those that projects bring, and the playground. */
@NullMarked
package dev.tuneset.template;

import org.jspecify.annotations.NullMarked;
