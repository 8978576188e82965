package dev.tuneset.engine.template.jinja;

/** {@code {key: value}}. */
final class DictDisplay extends Expression {
    private final Expression[] pairs;
    private final Place place;

    DictDisplay(Expression[] pairs, Place place) {
        this.pairs = pairs;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        frame.render.allocate(pairs.length);
        Dict dict = new Dict();
        for (int i = 0; i < pairs.length; i += 2) {
            Object key = pairs[i].evaluate(frame);
            Object value = pairs[i + 1].evaluate(frame);
            try {
                dict.put(key, value);
            } catch (TemplateException e) {
                throw place.mark(e);
            }
        }
        return dict;
    }
}
