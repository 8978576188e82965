package dev.tuneset.engine.template.jinja;

/** {@code a ~ b}: the texts of the values, joined. */
final class Concatenated extends Expression {
    private final Expression[] parts;
    private final boolean markup;

    /** @param markup whether escaping is on, so that safe text makes the whole safe */
    Concatenated(Expression[] parts, boolean markup) {
        this.parts = parts;
        this.markup = markup;
    }

    @Override
    Object evaluate(Frame frame) {
        Object[] values = new Object[parts.length];
        boolean safe = false;
        long length = 0;
        for (int i = 0; i < parts.length; i++) {
            Object value = parts[i].evaluate(frame);
            safe |= value instanceof Markup;
            values[i] = value instanceof Markup ? value : Text.of(value);
            length += Types.string(values[i]).length();
            frame.render.allocate(length);
        }
        StringBuilder text = new StringBuilder((int) length);
        for (Object value : values) {
            text.append(markup && safe ? Markup.escaped(value).value : Types.string(value));
        }
        return markup && safe ? new Markup(text.toString()) : text.toString();
    }

    @Override
    void print(Frame frame) {
        if (markup) {
            super.print(frame);
            return;
        }
        for (Expression part : parts) {
            part.print(frame);
        }
    }
}
