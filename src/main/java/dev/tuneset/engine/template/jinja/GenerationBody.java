package dev.tuneset.engine.template.jinja;

/** <code>{% generation %}</code>: prints its body and notes where it stands in the text. */
final class GenerationBody extends Statement {
    private final MacroCode code;

    GenerationBody(MacroCode code) {
        this.code = code;
    }

    @Override
    Flow run(Frame frame) {
        Render render = frame.render;
        Output out = render.out;
        int start = out.length();
        boolean frozen = render.freeze();
        code.run(frame, Arguments.NONE);
        render.span(out.codePoints(start, out.length()));
        if (frozen) {
            render.unfreeze();
        }
        return Flow.NEXT;
    }
}
