package dev.tuneset.engine.template.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code object.name(arguments)}: a method of a string, list or dict is called without being bound first. */
final class MethodCall extends Expression {
    private final Expression object;
    private final String name;
    private final ArgumentList arguments;
    private final @Nullable Method ofString;
    private final @Nullable Method ofDict;
    private final @Nullable Method ofList;
    private final Place place;

    MethodCall(Expression object, String name, ArgumentList arguments, Place place) {
        this.object = object;
        this.name = name;
        this.arguments = arguments;
        this.place = place;
        this.ofString = Methods.STRING.get(name);
        this.ofDict = Methods.DICT.get(name);
        this.ofList = Methods.LIST.get(name);
    }

    @Override
    Object evaluate(Frame frame) {
        Object self = object.evaluate(frame);
        try {
            Method method = self instanceof String
                    ? ofString
                    : self instanceof Map<?, ?> ? ofDict : self instanceof List<?> ? ofList : null;
            if (method != null) {
                frame.render.step();
                return method.call(frame.render, self, arguments.evaluate(frame));
            }
            return CallExpression.call(frame.render, Lookup.attribute(self, name), arguments.evaluate(frame));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
