/** Chat templates for pages and REST: list, render, playground. */
@NullMarked
package dev.tuneset.template;

import org.jspecify.annotations.NullMarked;
