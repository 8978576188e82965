package dev.tuneset.engine.template.jinja;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of str that trim, pad, format and encode. */
final class StringLayoutMethods {
    static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry("strip", strip("strip", true, true)),
            Map.entry("lstrip", strip("lstrip", true, false)),
            Map.entry("rstrip", strip("rstrip", false, true)),
            Map.entry("center", pad("center", StringLayoutMethods::centered)),
            Map.entry("ljust", pad("ljust", (missing, width) -> 0)),
            Map.entry("rjust", pad("rjust", (missing, width) -> missing)),
            Map.entry("zfill", Method.of(Parameters.single("str.zfill", "width"), StringLayoutMethods::zfill)),
            Map.entry(
                    "expandtabs",
                    Method.of(
                            Parameters.builtinWithKeywords("expandtabs", "tabsize?"),
                            (render, self, a) -> expandTabs(render, (String) self, Args.integer(a[0], 8)))),
            Map.entry(
                    "encode",
                    Method.of(
                            Parameters.builtinWithKeywords("encode", "encoding?", "errors?"),
                            (render, self, a) -> encode((String) self, a))),
            Map.entry(
                    "translate",
                    Method.of(
                            Parameters.single("str.translate", "table"),
                            (render, self, a) -> translate((String) self, Args.value(a[0])))),
            Map.entry(
                    "format",
                    Method.open(
                            "format",
                            (render, self, arguments) -> BraceFormat.format(render, (String) self, arguments))),
            Map.entry(
                    "format_map",
                    Method.of(
                            Parameters.single("str.format_map", "mapping"),
                            (render, self, a) -> BraceFormat.formatMap(render, (String) self, Args.value(a[0])))));

    private interface Lead {
        int of(int missing, int width);
    }

    private StringLayoutMethods() {}

    private static Method strip(String name, boolean left, boolean right) {
        return Method.of(
                Parameters.builtin(name, "chars?"), (render, self, a) -> strip((String) self, a[0], left, right));
    }

    static String strip(String s, @Nullable Object chars, boolean left, boolean right) {
        if (chars == null || chars == None.NONE) {
            return Chars.strip(s, left, right);
        }
        if (!Types.isString(chars)) {
            String name = left && right ? "strip" : left ? "lstrip" : "rstrip";
            throw TemplateException.type(name + " arg must be None or str");
        }
        return Chars.strip(s, Types.string(chars), left, right);
    }

    static int centered(int missing, int width) {
        return missing / 2 + (missing & width & 1);
    }

    private static Method pad(String name, Lead lead) {
        return Method.of(Parameters.builtin(name, "width", "fillchar?"), (render, self, a) -> {
            String fill =
                    a[1] == null ? " " : Args.string(a[1], "The fill character must be a unicode character, not ");
            if (Chars.length(fill) != 1) {
                throw TemplateException.type("The fill character must be exactly one character long");
            }
            int width = Numbers.indexInt(Args.value(a[0]));
            int missing = Math.max(0, width - Chars.length((String) self));
            return pad(render, (String) self, lead.of(missing, width), missing, fill);
        });
    }

    static String pad(Render render, String s, int before, int missing, String fill) {
        render.allocate((long) s.length() + (long) missing * fill.length());
        return missing == 0 ? s : fill.repeat(before) + s + fill.repeat(missing - before);
    }

    private static Object zfill(Render render, Object self, @Nullable Object[] a) {
        String s = (String) self;
        int missing = Math.max(0, Numbers.indexInt(Args.value(a[0])) - Chars.length(s));
        render.allocate((long) s.length() + missing);
        int sign = s.startsWith("-") || s.startsWith("+") ? 1 : 0;
        return s.substring(0, sign) + "0".repeat(missing) + s.substring(sign);
    }

    private static String expandTabs(Render render, String s, int size) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int c : s.codePoints().toArray()) {
            if (c == '\t') {
                int spaces = size > 0 ? size - column % size : 0;
                render.allocate((long) out.length() + spaces);
                out.append(" ".repeat(spaces));
                column += spaces;
            } else {
                out.appendCodePoint(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }

    private static Object encode(String s, @Nullable Object[] a) {
        String name =
                a[0] == null ? "utf-8" : Args.parsedString(a[0], "encode() argument 'encoding' must be str, not ");
        return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8" -> new Bytes(s.getBytes(StandardCharsets.UTF_8));
            case "ascii", "us-ascii" -> limited(s, 128, "ascii", a[1]);
            case "latin-1", "latin1", "iso-8859-1" -> limited(s, 256, "latin-1", a[1]);
            default -> throw new TemplateException("LookupError", "unknown encoding: " + name);
        };
    }

    private static Bytes limited(String s, int end, String codec, @Nullable Object errors) {
        String handling = errors == null ? "strict" : Text.of(errors);
        StringBuilder out = new StringBuilder();
        for (int c : s.codePoints().toArray()) {
            if (c < end) {
                out.append((char) c);
            } else if (handling.equals("replace")) {
                out.append('?');
            } else if (handling.equals("backslashreplace")) {
                Repr.escape(out, c);
            } else if (!handling.equals("ignore")) {
                throw new TemplateException(
                        "UnicodeEncodeError",
                        "'" + codec + "' codec can't encode character: ordinal not in range(" + end + ")");
            }
        }
        return new Bytes(out.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String translate(String s, Object table) {
        if (!s.isEmpty() && (table == None.NONE || Numbers.isNumber(table))) {
            throw TemplateException.type("'" + Types.name(table) + "' object is not subscriptable");
        }
        StringBuilder out = new StringBuilder();
        for (int c : s.codePoints().toArray()) {
            Object by = Lookup.item(table, (long) c);
            if (by instanceof Undefined) {
                out.appendCodePoint(c);
            } else if (Numbers.isInteger(by)) {
                out.appendCodePoint(Numbers.toIndex(by));
            } else if (by != None.NONE) {
                out.append(Args.string(by, "character mapping must return integer, None or str, not "));
            }
        }
        return out.toString();
    }
}
