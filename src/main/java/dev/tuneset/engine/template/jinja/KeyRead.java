package dev.tuneset.engine.template.jinja;

import java.util.LinkedHashMap;

/** {@code object['key']}. */
final class KeyRead extends Expression {
    private final Expression object;
    private final String key;
    /** Dicts have an attribute of that name, which is found when there is no such item. */
    private final boolean dictAttribute;

    private final Place place;

    KeyRead(Expression object, String key, Place place) {
        this.object = object;
        // Readers of JSON intern the names of members, and the same object is found without comparing.
        this.key = key.intern();
        this.dictAttribute = key.startsWith("_") || Lookup.isDictAttribute(key);
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        Object owner = object.evaluate(frame);
        Object value = Maps.find(owner, key);
        if (value != null) {
            return value;
        }
        if (!dictAttribute && owner.getClass() == LinkedHashMap.class) {
            return Undefined.missing(owner, key);
        }
        try {
            return Lookup.item(owner, key);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
