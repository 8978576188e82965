package dev.tuneset.engine.template.jinja;

/** {@code include}, {@code import}, {@code extends}: a chat template stands alone. */
final class MissingLoader extends Statement {
    private final Expression template;
    private final Place place;

    MissingLoader(Expression template, Place place) {
        this.template = template;
        this.place = place;
    }

    @Override
    Flow run(Frame frame) {
        template.evaluate(frame);
        throw place.mark(TemplateException.type("no loader for this environment specified"));
    }
}
