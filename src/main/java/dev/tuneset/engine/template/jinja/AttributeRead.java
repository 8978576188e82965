package dev.tuneset.engine.template.jinja;

import java.util.LinkedHashMap;

/** {@code object.name}: Python's attribute first, then the item. */
final class AttributeRead extends Expression {
    final Expression object;
    final String name;
    /** Dicts have a method of that name, which hides the item, or the name is not for templates. */
    private final boolean dictAttribute;

    private final Place place;

    AttributeRead(Expression object, String name, Place place) {
        this.object = object;
        this.name = name.intern();
        this.place = place;
        this.dictAttribute = name.startsWith("_") || Lookup.isDictAttribute(name);
    }

    @Override
    Object evaluate(Frame frame) {
        Object owner = object.evaluate(frame);
        if (!dictAttribute) {
            Object value = owner instanceof Namespace namespace ? namespace.get(name) : Maps.find(owner, name);
            if (value != null) {
                return value;
            }
            if (owner.getClass() == LinkedHashMap.class) {
                return Undefined.missing(owner, name);
            }
        }
        return general(owner);
    }

    @Override
    boolean test(Frame frame) {
        Object owner = object.evaluate(frame);
        if (!dictAttribute && owner.getClass() == LinkedHashMap.class) {
            Object value = Maps.find(owner, name);
            return value != null && Truth.of(value);
        }
        return Truth.of(general(owner));
    }

    private Object general(Object owner) {
        try {
            return Lookup.attribute(owner, name);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
