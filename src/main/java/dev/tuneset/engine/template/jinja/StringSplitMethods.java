package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of str that cut into parts, and {@code join}. */
final class StringSplitMethods {
    static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry("split", split("split", false)),
            Map.entry("rsplit", split("rsplit", true)),
            Map.entry(
                    "splitlines",
                    Method.of(
                            Parameters.builtinWithKeywords("splitlines", "keepends?"),
                            (render, self, a) ->
                                    new ArrayList<Object>(lines((String) self, Args.integer(a[0], 0) != 0)))),
            Map.entry("partition", partition("partition", false)),
            Map.entry("rpartition", partition("rpartition", true)),
            Map.entry(
                    "join",
                    Method.of(
                            Parameters.single("str.join", "iterable"),
                            (render, self, a) -> join(render, (String) self, Args.value(a[0])))));

    private StringSplitMethods() {}

    private static Method split(String name, boolean right) {
        return Method.of(Parameters.builtinWithKeywords(name, "sep?", "maxsplit?"), (render, self, a) -> {
            int max = Args.integer(a[1], -1);
            List<Object> parts = split((String) self, a[0], max < 0 ? Integer.MAX_VALUE : max, right);
            render.allocate(((String) self).length());
            return parts;
        });
    }

    static List<Object> split(String s, @Nullable Object separator, int max, boolean right) {
        if (Args.absent(separator)) {
            return right ? wordsFromRight(s, max) : words(s, max);
        }
        String cut = Args.string(separator, "must be str or None, not ");
        if (cut.isEmpty()) {
            throw TemplateException.value("empty separator");
        }
        return right ? partsFromRight(s, cut, max) : parts(s, cut, max);
    }

    private static List<Object> parts(String s, String cut, int max) {
        List<Object> parts = new ArrayList<>();
        int start = 0;
        int at = s.indexOf(cut);
        while (at >= 0 && parts.size() < max) {
            parts.add(s.substring(start, at));
            start = at + cut.length();
            at = s.indexOf(cut, start);
        }
        parts.add(s.substring(start));
        return parts;
    }

    private static List<Object> partsFromRight(String s, String cut, int max) {
        List<Object> parts = new ArrayList<>();
        int end = s.length();
        while (parts.size() < max) {
            int at = end < cut.length() ? -1 : s.lastIndexOf(cut, end - cut.length());
            if (at < 0) {
                break;
            }
            parts.add(s.substring(at + cut.length(), end));
            end = at;
        }
        parts.add(s.substring(0, end));
        Collections.reverse(parts);
        return parts;
    }

    private static List<Object> words(String s, int max) {
        List<Object> words = new ArrayList<>();
        int at = skip(s, 0, true);
        while (at < s.length()) {
            if (words.size() == max) {
                words.add(s.substring(at));
                break;
            }
            int end = skip(s, at, false);
            words.add(s.substring(at, end));
            at = skip(s, end, true);
        }
        return words;
    }

    private static int skip(String s, int from, boolean space) {
        int at = from;
        while (at < s.length() && Chars.isSpace(s.charAt(at)) == space) {
            at++;
        }
        return at;
    }

    private static List<Object> wordsFromRight(String s, int max) {
        List<Object> words = new ArrayList<>();
        int end = skipBack(s, s.length(), true);
        while (end > 0) {
            if (words.size() == max) {
                words.add(s.substring(0, end));
                break;
            }
            int start = skipBack(s, end, false);
            words.add(s.substring(start, end));
            end = skipBack(s, start, true);
        }
        Collections.reverse(words);
        return words;
    }

    private static int skipBack(String s, int from, boolean space) {
        int at = from;
        while (at > 0 && Chars.isSpace(s.charAt(at - 1)) == space) {
            at--;
        }
        return at;
    }

    private static boolean endsLine(char c) {
        return c == '\n'
                || (c >= 0x0b && c <= 0x0d)
                || (c >= 0x1c && c <= 0x1e)
                || c == 0x85
                || c == 0x2028
                || c == 0x2029;
    }

    static List<String> lines(String s, boolean keepEnds) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (endsLine(c)) {
                int end = c == '\r' && i + 1 < s.length() && s.charAt(i + 1) == '\n' ? i + 2 : i + 1;
                lines.add(s.substring(start, keepEnds ? end : i));
                start = end;
                i = end - 1;
            }
        }
        if (start < s.length()) {
            lines.add(s.substring(start));
        }
        return lines;
    }

    private static Method partition(String name, boolean right) {
        return Method.of(Parameters.single("str." + name, "sep"), (render, self, a) -> {
            String s = (String) self;
            String cut = Args.string(a[0], "must be str, not ");
            if (cut.isEmpty()) {
                throw TemplateException.value("empty separator");
            }
            int at = right ? s.lastIndexOf(cut) : s.indexOf(cut);
            if (at < 0) {
                return right ? Tuple.of("", "", s) : Tuple.of(s, "", "");
            }
            return Tuple.of(s.substring(0, at), cut, s.substring(at + cut.length()));
        });
    }

    private static Object join(Render render, String separator, Object items) {
        Iterator<Object> iterator = Iteration.find(items);
        if (iterator == null) {
            throw TemplateException.type("can only join an iterable");
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; iterator.hasNext(); i++) {
            Object item = iterator.next();
            if (!Types.isString(item)) {
                throw TemplateException.type(
                        "sequence item " + i + ": expected str instance, " + Types.name(item) + " found");
            }
            if (i > 0) {
                out.append(separator);
            }
            out.append(Types.string(item));
            render.step();
            if (out.length() > render.limits.valueSizeMax()) {
                render.allocate(out.length());
            }
        }
        render.allocate(out.length());
        return out.toString();
    }
}
