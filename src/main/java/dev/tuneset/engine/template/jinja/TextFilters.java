package dev.tuneset.engine.template.jinja;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Filters that change the characters of a string. */
final class TextFilters {
    static final Map<String, Filter> FILTERS = Map.ofEntries(
            text("upper", StringCaseMethods::upper),
            text("lower", StringCaseMethods::lower),
            text("capitalize", StringCaseMethods::capitalize),
            text("title", TextFilters::title),
            Filter.of("string", Parameters.builtin("soft_str", "s"), (render, a) -> soft(Args.value(a[0]))),
            Filter.of("trim", Parameters.python("do_trim", "value", "chars?"), (render, a) -> trim(a)),
            Filter.of(
                    "replace",
                    Parameters.pythonInContext("do_replace", "s", "old", "new", "count?"),
                    TextFilters::replace),
            Filter.of(
                    "wordcount",
                    Parameters.python("do_wordcount", "s"),
                    (render, a) -> wordCount(Text.of(Args.value(a[0])))),
            Filter.open("format", TextFilters::format),
            Filter.of(
                    "urlencode",
                    Parameters.python("do_urlencode", "value"),
                    (render, a) -> UrlQuote.encode(render, Args.value(a[0]))));

    private TextFilters() {}

    private static Map.Entry<String, Filter> text(String name, Function<String, String> change) {
        return Filter.of(name, Parameters.python("do_" + name, "s"), (render, a) -> {
            Object value = Args.value(a[0]);
            return value instanceof String s ? change.apply(s) : same(value, change.apply(Text.of(value)));
        });
    }

    /** A str, or a safe string when the value it came from is one. */
    static Object same(Object value, String text) {
        return value instanceof Markup ? new Markup(text) : text;
    }

    /** {@code markupsafe.soft_str}: strings stay what they are. */
    static Object soft(Object value) {
        return value instanceof Markup ? value : Text.of(value);
    }

    private static Object trim(@Nullable Object[] a) {
        Object value = Args.value(a[0]);
        return same(value, StringLayoutMethods.strip(Text.of(value), a[1], true, true));
    }

    private static Object replace(Render render, @Nullable Object[] a) {
        Object s = Args.value(a[0]);
        Object old = Args.value(a[1]);
        Object by = Args.value(a[2]);
        int count = Args.absent(a[3]) ? -1 : Args.integer(a[3], -1);
        if (!render.autoescape) {
            return StringSearchMethods.replace(render, Text.of(s), Text.of(old), Text.of(by), count);
        }
        boolean escape = old instanceof Markup || (by instanceof Markup && !(s instanceof Markup));
        Object text = escape ? Markup.escaped(s) : soft(s);
        if (text instanceof Markup markup) {
            String escapedOld = Markup.escaped(soft(old)).value;
            String escapedBy = Markup.escaped(soft(by)).value;
            return new Markup(StringSearchMethods.replace(render, markup.value, escapedOld, escapedBy, count));
        }
        return StringSearchMethods.replace(render, Text.of(text), Text.of(old), Text.of(by), count);
    }

    private static boolean startsWord(int c) {
        return c == '-' || c == '(' || c == '{' || c == '[' || c == '<' || Chars.isSpace(c);
    }

    /** Jinja's own title case: words start after space, hyphen or an opening bracket, and only there. */
    private static String title(String s) {
        StringBuilder out = new StringBuilder(s.length());
        int at = 0;
        while (at < s.length()) {
            int end = at;
            boolean separator = startsWord(s.charAt(at));
            while (end < s.length() && startsWord(s.charAt(end)) == separator) {
                end++;
            }
            int first = separator ? end : at + Character.charCount(s.codePointAt(at));
            out.append(StringCaseMethods.upper(s.substring(at, first)))
                    .append(StringCaseMethods.lower(s.substring(first, end)));
            at = end;
        }
        return out.toString();
    }

    private static Object wordCount(String s) {
        long count = 0;
        boolean inWord = false;
        for (int i = 0; i < s.length(); ) {
            int c = s.codePointAt(i);
            boolean word = Chars.isWord(c);
            count += word && !inWord ? 1 : 0;
            inWord = word;
            i += Character.charCount(c);
        }
        return count;
    }

    private static Object format(Render render, Object value, Arguments arguments) {
        if (arguments.positional.length > 0 && !arguments.named.isEmpty()) {
            throw TemplateException.filterArgument("can't handle positional and keyword arguments at the same time");
        }
        Object given = arguments.named.isEmpty() ? Tuple.of(arguments.positional) : arguments.named;
        return PercentFormat.format(render, soft(value), given);
    }
}
