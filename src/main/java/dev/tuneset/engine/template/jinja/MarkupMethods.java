package dev.tuneset.engine.template.jinja;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Methods of safe strings: those of str, with other strings escaped and the result safe. */
final class MarkupMethods {
    private static final Set<String> SAFE = Set.of(
            "capitalize",
            "title",
            "lower",
            "upper",
            "replace",
            "ljust",
            "rjust",
            "lstrip",
            "rstrip",
            "center",
            "strip",
            "translate",
            "expandtabs",
            "swapcase",
            "zfill",
            "casefold",
            "removeprefix",
            "removesuffix",
            "split",
            "rsplit",
            "splitlines",
            "partition",
            "rpartition");

    static final Map<String, Method> METHODS = methods();

    private MarkupMethods() {}

    private static Map<String, Method> methods() {
        Map<String, Method> all = new HashMap<>();
        Methods.STRING.forEach((name, method) -> all.put(name, Method.open(name, (render, self, arguments) -> {
            String text = ((Markup) self).value;
            boolean safe = SAFE.contains(name);
            Object result = method.call(render, text, safe ? escaped(arguments) : arguments);
            return safe ? safe(result) : result;
        })));
        all.put("join", Method.open("join", (render, self, arguments) -> join(render, (Markup) self, arguments)));
        all.put(
                "format",
                Method.open(
                        "format",
                        (render, self, arguments) ->
                                new Markup(BraceFormat.formatEscaped(render, ((Markup) self).value, arguments))));
        all.put(
                "striptags",
                Method.open("striptags", (render, self, arguments) -> HtmlFilters.stripTags(((Markup) self).value)));
        all.put(
                "unescape",
                Method.open("unescape", (render, self, arguments) -> HtmlFilters.unescape(((Markup) self).value)));
        return Map.copyOf(all);
    }

    private static Arguments escaped(Arguments arguments) {
        Object[] positional = arguments.positional.clone();
        for (int i = 0; i < positional.length; i++) {
            if (Types.isString(positional[i])) {
                positional[i] = Markup.escaped(positional[i]).value;
            }
        }
        return new Arguments(positional, arguments.named);
    }

    private static Object safe(Object result) {
        if (result instanceof String text) {
            return new Markup(text);
        }
        if (result instanceof List<?> list) {
            return list.stream().map(item -> safe(Values.in(item))).toList();
        }
        return result instanceof Tuple tuple
                ? new Tuple(tuple.items.stream().map(MarkupMethods::safe).toList())
                : result;
    }

    private static Object join(Render render, Markup separator, Arguments arguments) {
        Object[] bound = Parameters.single("str.join", "iterable").bind(arguments);
        List<Object> parts = Iteration.list(render, Args.value(bound[0]));
        parts.replaceAll(part -> Markup.escaped(part).value);
        Method join = Methods.STRING.get("join");
        if (join == null) {
            throw new IllegalStateException("str has no join");
        }
        return new Markup(Text.of(join.call(render, separator.value, Arguments.of(parts))));
    }
}
