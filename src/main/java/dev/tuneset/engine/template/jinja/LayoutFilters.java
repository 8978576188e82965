package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that lay text out in lines and columns. */
final class LayoutFilters {
    static final Map<String, Filter> FILTERS = Map.ofEntries(
            Filter.of("center", Parameters.python("do_center", "value", "width?"), LayoutFilters::center),
            Filter.of(
                    "indent", Parameters.python("do_indent", "s", "width?", "first?", "blank?"), LayoutFilters::indent),
            Filter.of(
                    "truncate",
                    Parameters.pythonInContext("do_truncate", "s", "length?", "killwords?", "end?", "leeway?"),
                    LayoutFilters::truncate),
            Filter.of(
                    "wordwrap",
                    Parameters.pythonInContext(
                            "do_wordwrap", "s", "width?", "break_long_words?", "wrapstring?", "break_on_hyphens?"),
                    LayoutFilters::wordWrap),
            Filter.of(
                    "pprint",
                    Parameters.python("do_pprint", "value"),
                    (render, a) -> PrettyPrint.of(render, Args.value(a[0]))));

    private LayoutFilters() {}

    private static Object center(Render render, @Nullable Object[] a) {
        Object value = Args.value(a[0]);
        String text = Text.of(value);
        int width = Args.integer(a[1], 80);
        int missing = Math.max(0, width - Chars.length(text));
        int before = StringLayoutMethods.centered(missing, width);
        return TextFilters.same(value, StringLayoutMethods.pad(render, text, before, missing, " "));
    }

    private static Object indent(Render render, @Nullable Object[] a) {
        Object value = Args.value(a[0]);
        if (!Types.isString(value)) {
            throw notText(render, value);
        }
        Object width = Args.or(a[1], 4L);
        boolean markup = value instanceof Markup;
        String indention = Types.isString(width)
                ? (markup ? Markup.escaped(width).value : Types.string(width))
                : " ".repeat(Math.min(100_000, Math.max(0, Numbers.indexInt(width))));
        List<String> lines = StringSplitMethods.lines(Types.string(value) + "\n", false);
        render.allocate(
                (long) lines.size() * indention.length() + Types.string(value).length());
        StringBuilder out = new StringBuilder(Args.truth(a[2]) ? indention : "");
        for (int i = 0; i < lines.size(); i++) {
            boolean indented = i > 0 && (Args.truth(a[3]) || !lines.get(i).isEmpty());
            out.append(i > 0 ? "\n" : "").append(indented ? indention : "").append(lines.get(i));
        }
        return TextFilters.same(value, out.toString());
    }

    /** What Python says of {@code value += '\\n'} and of {@code value.splitlines()}. */
    private static TemplateException notText(Render render, Object value) {
        if (value instanceof List<?>) {
            return new TemplateException("AttributeError", "'list' object has no attribute 'splitlines'");
        }
        try {
            Arithmetic.add(render, value, "\n");
            throw new IllegalStateException("a text was taken for something else");
        } catch (TemplateException e) {
            return new TemplateException(e.errorClass(), e.detail().replace("for +:", "for +=:"));
        }
    }

    private static Object truncate(Render render, @Nullable Object[] a) {
        Object value = Args.value(a[0]);
        int length = Args.integer(a[1], 255);
        Object end = Args.or(a[3], "...");
        int leeway = Args.absent(a[4]) ? 5 : Args.integer(a[4], 5);
        int endLength = (int) Iteration.requireLength(end);
        if (length < endLength) {
            throw new TemplateException("AssertionError", "expected length >= " + endLength + ", got " + length);
        }
        if (leeway < 0) {
            throw new TemplateException("AssertionError", "expected leeway >= 0, got " + leeway);
        }
        if (Iteration.requireLength(value) <= (long) length + leeway) {
            return value;
        }
        Object cut = Slicing.slice(render, value, new SliceValue(None.NONE, (long) length - endLength, None.NONE));
        if (!Args.truth(a[2])) {
            String text = Args.string(cut, "'" + Types.name(cut) + "' object has no attribute 'rsplit': ");
            int space = text.lastIndexOf(' ');
            cut = TextFilters.same(cut, space < 0 ? text : text.substring(0, space));
        }
        return Arithmetic.add(render, cut, end);
    }

    /** The text of a string; else what Python says of a method that only strings have. */
    private static String text(Object value, String method) {
        if (value instanceof Undefined undefined) {
            throw undefined.fail();
        }
        if (!Types.isString(value)) {
            throw new TemplateException(
                    "AttributeError", "'" + Types.name(value) + "' object has no attribute '" + method + "'");
        }
        return Types.string(value);
    }

    private static Object wordWrap(Render render, @Nullable Object[] a) {
        String text = text(Args.value(a[0]), "splitlines");
        String wrap = Args.absent(a[3]) ? "\n" : Text.of(Args.value(a[3]));
        TextWrap wrapper =
                new TextWrap(Args.integer(a[1], 79), a[2] == null || Truth.of(a[2]), a[4] == null || Truth.of(a[4]));
        List<String> lines = new ArrayList<>();
        for (String line : StringSplitMethods.lines(text, false)) {
            render.step();
            lines.add(String.join(wrap, wrapper.wrap(line)));
        }
        String wrapped = String.join(wrap, lines);
        render.allocate(wrapped.length());
        return wrapped;
    }
}
