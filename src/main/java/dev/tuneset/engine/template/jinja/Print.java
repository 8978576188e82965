package dev.tuneset.engine.template.jinja;

/** Text and printed expressions. */
final class Print extends Statement {
    private final Expression[] parts;
    private final Place[] places;

    Print(Expression[] parts, Place[] places) {
        this.parts = parts;
        this.places = places;
    }

    @Override
    Flow run(Frame frame) {
        frame.render.step();
        int i = 0;
        try {
            for (; i < parts.length; i++) {
                parts[i].print(frame);
            }
        } catch (TemplateException e) {
            throw places[i].mark(e);
        }
        return Flow.NEXT;
    }

    /** One text and nothing else. */
    static final class Plain extends Statement {
        private final char[] text;

        Plain(String text) {
            this.text = text.toCharArray();
        }

        @Override
        Flow run(Frame frame) {
            frame.render.step();
            frame.render.out.append(text);
            return Flow.NEXT;
        }
    }

    /** A printed value where escaping is on, or may be. */
    static final class Escaped extends Expression {
        private final Expression value;
        private final boolean sometimes;

        /** @param sometimes whether only the rendering knows if escaping is on */
        Escaped(Expression value, boolean sometimes) {
            this.value = value;
            this.sometimes = sometimes;
        }

        @Override
        Object evaluate(Frame frame) {
            return value.evaluate(frame);
        }

        @Override
        void print(Frame frame) {
            if (sometimes && !frame.render.autoescape) {
                value.print(frame);
            } else {
                frame.render.out.append(Markup.escaped(value.evaluate(frame)).value);
            }
        }
    }
}
