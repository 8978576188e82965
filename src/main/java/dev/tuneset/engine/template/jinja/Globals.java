package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that every template can call. */
final class Globals {
    private static final Parameters RAISE = Parameters.python("raise_exception", "message");
    private static final Parameters STRFTIME = Parameters.python("strftime_now", "format");
    private static final Parameters RANGE = Parameters.builtin("range", "start", "stop?", "step?");
    private static final Parameters LIPSUM = Parameters.python("generate_lorem_ipsum", "n?", "html?", "min?", "max?");

    private static final Map<String, PyObject> ALL = Map.of(
            "range", new BuiltinFunction("safe_range", (render, arguments) -> range(arguments)),
            "dict", new DictType(),
            "namespace",
                    new BuiltinFunction("namespace", (render, arguments) -> new Namespace(dict(render, arguments))),
            "cycler", new BuiltinFunction("cycler", (render, arguments) -> new Cycler(List.of(arguments.positional))),
            "joiner", new BuiltinFunction("joiner", (render, arguments) -> new Joiner(arguments)),
            "lipsum",
                    new BuiltinFunction(
                            "generate_lorem_ipsum",
                            (render, arguments) -> LoremIpsum.of(render, LIPSUM.bind(arguments))),
            "raise_exception", new BuiltinFunction("raise_exception", (render, arguments) -> raise(arguments)),
            "strftime_now",
                    new BuiltinFunction("strftime_now", (render, arguments) -> {
                        String format = Args.parsedString(
                                STRFTIME.bind(arguments)[0], "strftime() argument 1 must be str, not ");
                        return new Strftime(render.now).format(format);
                    }));

    private Globals() {}

    static @Nullable Object find(String name) {
        return ALL.get(name);
    }

    private static Object raise(Arguments arguments) {
        Object message = RAISE.bind(arguments)[0];
        throw new TemplateException("TemplateError", Text.of(Args.value(message)));
    }

    private static Object range(Arguments arguments) {
        @Nullable Object[] bound = RANGE.bind(arguments);
        Object first = Numbers.index(Args.value(bound[0]));
        Object start = bound[1] == null ? 0L : first;
        Object stop = bound[1] == null ? first : Numbers.index(bound[1]);
        Object step = bound[2] == null ? 1L : Numbers.index(bound[2]);
        if (Equality.equal(step, 0L)) {
            throw TemplateException.value("range() arg 3 must not be zero");
        }
        return new Range(bounded(start), bounded(stop), bounded(step));
    }

    /** Cuts an integer to where differences still fit a long; ranges that long are refused anyway. */
    private static long bounded(Object integer) {
        long limit = 1L << 61;
        if (Numbers.isLong(integer)) {
            return Math.max(-limit, Math.min(limit, Numbers.toLong(integer)));
        }
        return Numbers.toBig(integer).signum() < 0 ? -limit : limit;
    }

    /** {@code dict(mapping or pairs, name=value)}. */
    static Dict dict(Render render, Arguments arguments) {
        if (arguments.positional.length > 1) {
            throw TemplateException.type("dict expected at most 1 argument, got " + arguments.positional.length);
        }
        Dict dict = new Dict();
        if (arguments.positional.length == 1) {
            addAll(render, dict, arguments.positional[0]);
        }
        render.allocate(2L * arguments.named.size());
        arguments.named.forEach(dict::put);
        return dict;
    }

    private static void addAll(Render render, Dict dict, Object source) {
        if (source instanceof Undefined undefined) {
            throw undefined.fail();
        }
        if (source instanceof Map<?, ?> map) {
            render.allocate(2L * map.size());
            map.forEach((key, value) -> dict.put(Values.in(key), Values.in(value)));
            return;
        }
        int index = 0;
        for (Iterator<Object> pairs = Iteration.of(source); pairs.hasNext(); index++) {
            Iterator<Object> pair = Iteration.find(pairs.next());
            if (pair == null) {
                throw TemplateException.type(
                        "cannot convert dictionary update sequence element #" + index + " to a sequence");
            }
            List<Object> parts = Iteration.drain(render, pair, 0);
            if (parts.size() != 2) {
                throw TemplateException.value("dictionary update sequence element #" + index + " has length "
                        + parts.size() + "; 2 is required");
            }
            dict.put(parts.get(0), parts.get(1));
        }
    }

    /** The type {@code dict}. */
    private static final class DictType extends PyObject {
        @Override
        String typeName() {
            return "type";
        }

        @Override
        boolean callable() {
            return true;
        }

        @Override
        Object call(Render render, Arguments arguments) {
            return dict(render, arguments);
        }

        @Override
        @Nullable
        Object attribute(String name) {
            return name.equals("fromkeys")
                    ? new BuiltinFunction(
                            "fromkeys",
                            (render, arguments) -> DictMethods.fromKeys(
                                    render,
                                    Parameters.builtin("fromkeys", "iterable", "value?")
                                            .bind(arguments)))
                    : null;
        }

        @Override
        void repr(Repr out) {
            out.append("<class 'dict'>");
        }
    }
}
