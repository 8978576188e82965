/** What all pages and REST endpoints share: languages, forms, flash messages, errors and the guards at the door. */
@NullMarked
package dev.tuneset.web;

import org.jspecify.annotations.NullMarked;
