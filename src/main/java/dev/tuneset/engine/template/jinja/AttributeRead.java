package dev.tuneset.engine.template.jinja;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code object.name}: Python's attribute first, then the item. */
final class AttributeRead extends Expression {
    final Expression object;
    final String name;
    /** Dicts have a method of that name, which hides the item. */
    private final boolean dictAttribute;

    private final Place place;

    AttributeRead(Expression object, String name, Place place) {
        this.object = object;
        this.name = name;
        this.place = place;
        this.dictAttribute = Lookup.isDictAttribute(name);
    }

    @Override
    Object evaluate(Frame frame) {
        Object owner = object.evaluate(frame);
        if (owner instanceof Map<?, ?> map && !dictAttribute) {
            @Nullable Object value = Maps.get(map, name);
            return value == null ? Undefined.missing(owner, name) : value;
        }
        try {
            return Lookup.attribute(owner, name);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
