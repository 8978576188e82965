package dev.tuneset.engine.template.jinja;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters for HTML. */
final class HtmlFilters {
    private static final Pattern COMMENTS = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern TAGS = Pattern.compile("<.*?>", Pattern.DOTALL);

    static final Map<String, Filter> FILTERS = Map.ofEntries(
            Filter.of("e", Parameters.builtin("escape", "s"), (render, a) -> Markup.escaped(Args.value(a[0]))),
            Filter.of("escape", Parameters.builtin("escape", "s"), (render, a) -> Markup.escaped(Args.value(a[0]))),
            Filter.of(
                    "forceescape",
                    Parameters.python("do_forceescape", "value"),
                    (render, a) -> new Markup(Markup.escape(Text.of(Args.value(a[0]))))),
            Filter.of(
                    "safe",
                    Parameters.python("do_mark_safe", "value"),
                    (render, a) -> new Markup(Text.of(Args.value(a[0])))),
            Filter.of(
                    "striptags",
                    Parameters.python("do_striptags", "value"),
                    (render, a) -> stripTags(Text.of(Args.value(a[0])))),
            Filter.of("xmlattr", Parameters.pythonInContext("do_xmlattr", "d", "autospace?"), HtmlFilters::attributes),
            Filter.of(
                    "urlize",
                    Parameters.pythonInContext(
                            "do_urlize", "value", "trim_url_limit?", "nofollow?", "target?", "rel?", "extra_schemes?"),
                    HtmlFilters::urlize));

    private HtmlFilters() {}

    static String stripTags(String html) {
        String text = TAGS.matcher(COMMENTS.matcher(html).replaceAll("")).replaceAll("");
        return unescape(String.join(
                " ",
                StringSplitMethods.split(text, null, Integer.MAX_VALUE, false).stream()
                        .map(Text::of)
                        .toList()));
    }

    static String unescape(String html) {
        return HtmlEntities.unescape(html);
    }

    private static Object attributes(Render render, @Nullable Object[] a) {
        if (Args.value(a[0]) instanceof Undefined undefined) {
            throw undefined.fail();
        }
        if (!(Args.value(a[0]) instanceof Map<?, ?> map)) {
            throw new TemplateException(
                    "AttributeError", "'" + Types.name(Args.value(a[0])) + "' object has no attribute 'items'");
        }
        StringBuilder out = new StringBuilder();
        map.forEach((rawKey, rawValue) -> {
            Object value = Values.in(rawValue);
            if (value != None.NONE && !(value instanceof Undefined)) {
                String key = Text.of(Values.in(rawKey));
                if (key.codePoints().anyMatch(c -> Chars.isSpace(c) || c == '/' || c == '>' || c == '=')) {
                    throw TemplateException.value("Invalid character in attribute name: " + Repr.of(key));
                }
                out.append(out.length() == 0 ? "" : " ")
                        .append(Markup.escape(key))
                        .append("=\"")
                        .append(Markup.escaped(value).value)
                        .append('"');
            }
        });
        boolean space = a[1] == null || Truth.of(a[1]);
        String text = space && out.length() > 0 ? " " + out : out.toString();
        render.allocate(text.length());
        return render.autoescape ? new Markup(text) : text;
    }

    private static Object urlize(Render render, @Nullable Object[] a) {
        String text = Urlize.apply(render, a);
        render.allocate(text.length());
        return render.autoescape ? new Markup(text) : text;
    }
}
