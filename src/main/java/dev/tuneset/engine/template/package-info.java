/** Chat templates: the catalogue, and examples rendered as the text a model sees. */
@NullMarked
package dev.tuneset.engine.template;

import org.jspecify.annotations.NullMarked;
