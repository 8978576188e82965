package dev.tuneset.engine.template.jinja;

import java.util.List;

/** {@code object[key]}: the item first, then Python's attribute. */
final class ItemRead extends Expression {
    private final Expression object;
    private final Expression key;
    private final Place place;

    ItemRead(Expression object, Expression key, Place place) {
        this.object = object;
        this.key = key;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        Object owner = object.evaluate(frame);
        Object index = key.evaluate(frame);
        if (index instanceof Long at) {
            if (owner instanceof List<?> list) {
                long place = at < 0 ? at + list.size() : at;
                if (place >= 0 && place < list.size()) {
                    return Values.in(list.get((int) place));
                }
            }
        } else if (index instanceof String name) {
            Object value = Maps.find(owner, name);
            if (value != null) {
                return value;
            }
        }
        try {
            return Lookup.item(owner, index);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
