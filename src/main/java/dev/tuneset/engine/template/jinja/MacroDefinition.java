package dev.tuneset.engine.template.jinja;

/** <code>{% macro name(parameters) %}</code>. */
final class MacroDefinition extends Statement {
    private final Target target;
    private final MacroCode code;

    MacroDefinition(Target target, MacroCode code) {
        this.target = target;
        this.code = code;
    }

    @Override
    Flow run(Frame frame) {
        target.assign(frame, new Macro(code, frame));
        return Flow.NEXT;
    }
}
