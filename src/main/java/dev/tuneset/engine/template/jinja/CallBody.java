package dev.tuneset.engine.template.jinja;

import java.util.LinkedHashMap;
import java.util.Map;

/** <code>{% call macro(arguments) %}body{% endcall %}</code>: the macro gets the body as {@code caller}. */
final class CallBody extends Statement {
    private final Expression callee;
    private final ArgumentList arguments;
    private final MacroCode code;
    private final Place place;

    CallBody(Expression callee, ArgumentList arguments, MacroCode code, Place place) {
        this.callee = callee;
        this.arguments = arguments;
        this.code = code;
        this.place = place;
    }

    @Override
    Flow run(Frame frame) {
        try {
            Object called = callee.evaluate(frame);
            Arguments given = arguments.evaluate(frame);
            Map<String, Object> named = new LinkedHashMap<>(given.named);
            named.put("caller", new Macro(code, frame));
            Object result = CallExpression.call(frame.render, called, new Arguments(given.positional, named));
            frame.render.out.append(FilteredBody.requireText(result));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
        return Flow.NEXT;
    }
}
