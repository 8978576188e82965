package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filter {@code urlize}: makes links of addresses in text. */
final class Urlize {
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE;
    private static final Pattern HTTP = Pattern.compile(
            "((https?://|www\\.)(([\\w%-]+\\.)+)?([a-z]{2,63}|xn--[\\w%]{2,59})"
                    + "|([\\w%-]{2,63}\\.)+(com|net|int|edu|gov|org|info|mil)"
                    + "|(https?://)((([\\d]{1,3})(\\.[\\d]{1,3}){3})|(\\[([\\da-f]{0,4}:){2}([\\da-f]{0,4}:?){1,6}])))"
                    + "(?::[\\d]{1,5})?(?:[/?#]\\S*)?",
            FLAGS);
    private static final Pattern EMAIL = Pattern.compile("\\S+@\\w[\\w.-]*\\.\\w+", FLAGS);
    private static final Pattern SCHEME = Pattern.compile("[\\w.+-]{2,}:(/){0,2}", FLAGS);
    private static final Pattern HEAD = Pattern.compile("^([(<]|&lt;)+");
    private static final Pattern TAIL = Pattern.compile("([)>.,\\n]|&gt;)+$");
    private static final String[][] PAIRS = {{"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}};

    private final int limit;
    private final String attributes;
    private final List<String> schemes;

    private Urlize(int limit, String attributes, List<String> schemes) {
        this.limit = limit;
        this.attributes = attributes;
        this.schemes = schemes;
    }

    static String apply(Render render, @Nullable Object[] a) {
        TreeSet<String> rel = new TreeSet<>(List.of("noopener"));
        if (a[4] != null && Truth.of(a[4])) {
            StringSplitMethods.split(Text.of(a[4]), null, Integer.MAX_VALUE, false)
                    .forEach(word -> rel.add(Text.of(word)));
        }
        if (Args.truth(a[2])) {
            rel.add("nofollow");
        }
        String target = Args.absent(a[3]) ? "" : " target=\"" + Markup.escaped(Args.value(a[3])).value + "\"";
        List<String> schemes = new ArrayList<>();
        if (!Args.absent(a[5])) {
            Iteration.list(render, Args.value(a[5])).forEach(scheme -> schemes.add(scheme(Text.of(scheme))));
        }
        int limit = Args.absent(a[1]) ? Integer.MAX_VALUE : Args.integer(a[1], 0);
        String attributes = " rel=\"" + Markup.escape(String.join(" ", rel)) + "\"" + target;
        return new Urlize(limit, attributes, schemes).text(Markup.escaped(Args.value(a[0])).value);
    }

    private static String scheme(String scheme) {
        if (!SCHEME.matcher(scheme).matches()) {
            throw TemplateException.filterArgument(Repr.of(scheme) + " is not a valid URI scheme prefix.");
        }
        return scheme;
    }

    private String text(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean space = Chars.isSpace(text.charAt(at));
            while (end < text.length() && Chars.isSpace(text.charAt(end)) == space) {
                end++;
            }
            String word = text.substring(at, end);
            out.append(space ? word : word(word));
            at = end;
        }
        return out.toString();
    }

    private String word(String word) {
        String middle = word;
        Matcher head = HEAD.matcher(middle);
        String start = head.find() ? head.group() : "";
        middle = middle.substring(start.length());
        Matcher tail = TAIL.matcher(middle);
        String end = tail.find() ? tail.group() : "";
        middle = middle.substring(0, middle.length() - end.length());
        for (String[] pair : PAIRS) {
            int opened = count(middle, pair[0]);
            if (opened > count(middle, pair[1])) {
                for (int i = Math.min(opened, count(end, pair[1])); i > 0; i--) {
                    int cut = end.indexOf(pair[1]) + pair[1].length();
                    middle += end.substring(0, cut);
                    end = end.substring(cut);
                }
            }
        }
        return start + linked(middle) + end;
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private String linked(String middle) {
        if (HTTP.matcher(middle).matches()) {
            boolean full = middle.startsWith("https://") || middle.startsWith("http://");
            return "<a href=\"" + (full ? "" : "https://") + middle + "\"" + attributes + ">" + trimmed(middle)
                    + "</a>";
        }
        if (middle.startsWith("mailto:") && EMAIL.matcher(middle.substring(7)).matches()) {
            return "<a href=\"" + middle + "\">" + middle.substring(7) + "</a>";
        }
        boolean address = middle.contains("@") && !middle.startsWith("www.") && !middle.contains(":");
        if (address && EMAIL.matcher(middle).matches()) {
            return "<a href=\"mailto:" + middle + "\">" + middle + "</a>";
        }
        String result = middle;
        for (String scheme : schemes) {
            if (!result.equals(scheme) && result.startsWith(scheme)) {
                result = "<a href=\"" + result + "\"" + attributes + ">" + result + "</a>";
            }
        }
        return result;
    }

    private String trimmed(String url) {
        return Chars.length(url) > limit ? url.substring(0, url.offsetByCodePoints(0, limit)) + "..." : url;
    }
}
