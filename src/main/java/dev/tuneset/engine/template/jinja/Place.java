package dev.tuneset.engine.template.jinja;

/**
 * Where a node stands in the template.
 *
 * @param offset first character of what the node was parsed from
 */
record Place(Source source, int offset) {
    TemplateException mark(TemplateException failure) {
        return failure.at(source, offset);
    }
}
