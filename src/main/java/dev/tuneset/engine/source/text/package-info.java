/** Raw corpora in: plain text, Markdown, HTML and MediaWiki dumps, whole or cut into paragraphs or windows. */
@NullMarked
package dev.tuneset.engine.source.text;

import org.jspecify.annotations.NullMarked;
