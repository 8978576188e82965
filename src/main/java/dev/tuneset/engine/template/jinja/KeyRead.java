package dev.tuneset.engine.template.jinja;

/** {@code object['key']}. */
final class KeyRead extends Expression {
    private final Expression object;
    private final String key;
    private final Place place;

    KeyRead(Expression object, String key, Place place) {
        this.object = object;
        // Readers of JSON intern the names of members, and the same object is found without comparing.
        this.key = key.intern();
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        Object owner = object.evaluate(frame);
        Object value = Maps.find(owner, key);
        if (value != null) {
            return value;
        }
        try {
            return Lookup.item(owner, key);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
