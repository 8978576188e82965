package dev.tuneset.engine.template.jinja;

import java.util.List;

/**
 * Parsed parameters of a macro or call block.
 *
 * @param defaults values of the last parameters
 */
record SignatureSyntax(List<ExprSyntax.Name> names, List<ExprSyntax> defaults) {
    static final SignatureSyntax NONE = new SignatureSyntax(List.of(), List.of());
}
