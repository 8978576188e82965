package dev.tuneset.engine.template.jinja;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Methods of str about case and kinds of characters. */
final class StringCaseMethods {
    static final Map<String, Method> METHODS = Map.ofEntries(
            text("upper", StringCaseMethods::upper),
            text("lower", StringCaseMethods::lower),
            text("capitalize", StringCaseMethods::capitalize),
            text("title", StringCaseMethods::title),
            text("swapcase", StringCaseMethods::swapcase),
            text("casefold", StringCaseMethods::casefold),
            is("isalnum", all(Chars::isAlnum)),
            is("isalpha", all(Character::isLetter)),
            is("isascii", s -> s.chars().allMatch(c -> c < 128)),
            is("isdecimal", all(Chars::isDecimal)),
            is("isdigit", all(Chars::isDigit)),
            is("isnumeric", all(Chars::isNumeric)),
            is("isspace", all(Chars::isSpace)),
            is("isprintable", s -> s.codePoints().allMatch(Chars::isPrintable)),
            is("isidentifier", Chars::isIdentifier),
            is("islower", StringCaseMethods::isLower),
            is("isupper", StringCaseMethods::isUpper),
            is("istitle", StringCaseMethods::isTitle));

    private StringCaseMethods() {}

    private static Map.Entry<String, Method> text(String name, Function<String, String> change) {
        return Map.entry(
                name, Method.of(Parameters.builtin("str." + name), (render, self, a) -> change.apply((String) self)));
    }

    private static Map.Entry<String, Method> is(String name, Predicate<String> test) {
        return Map.entry(
                name, Method.of(Parameters.builtin("str." + name), (render, self, a) -> test.test((String) self)));
    }

    private static Predicate<String> all(IntPredicate kind) {
        return s -> !s.isEmpty() && s.codePoints().allMatch(kind);
    }

    static String upper(String s) {
        return s.toUpperCase(Locale.ROOT);
    }

    static String lower(String s) {
        return s.toLowerCase(Locale.ROOT);
    }

    static String capitalize(String s) {
        if (s.isEmpty()) {
            return s;
        }
        int end = Character.charCount(s.codePointAt(0));
        return titled(s.substring(0, end)) + lower(s.substring(end));
    }

    /** One character in title case, which may become several. */
    private static String titled(String character) {
        int c = character.codePointAt(0);
        int title = Character.toTitleCase(c);
        if (title != c) {
            return Character.toString(title);
        }
        String upper = upper(character);
        if (upper.codePointCount(0, upper.length()) == 1) {
            return Chars.isTitle(c) ? character : upper;
        }
        int first = Character.charCount(upper.codePointAt(0));
        return upper.substring(0, first) + lower(upper.substring(first));
    }

    static String title(String s) {
        StringBuilder out = new StringBuilder(s.length());
        boolean inWord = false;
        for (int i = 0; i < s.length(); ) {
            int c = s.codePointAt(i);
            String character = Character.toString(c);
            i += character.length();
            out.append(inWord ? lower(character) : titled(character));
            inWord = Chars.isCased(c);
        }
        return out.toString();
    }

    private static String swapcase(String s) {
        StringBuilder out = new StringBuilder(s.length());
        s.codePoints().forEach(c -> {
            String character = Character.toString(c);
            out.append(Chars.isUpper(c) ? lower(character) : Chars.isLower(c) ? upper(character) : character);
        });
        return out.toString();
    }

    private static String casefold(String s) {
        StringBuilder out = new StringBuilder(s.length());
        s.codePoints().forEach(c -> {
            String character = Character.toString(c);
            boolean folds = c > 127 && upper(character).length() > character.length();
            out.append(lower(folds || c == 0x3c2 ? upper(character) : character));
        });
        return out.toString();
    }

    static boolean isLower(String s) {
        return s.codePoints().anyMatch(Chars::isLower)
                && s.codePoints().noneMatch(c -> Chars.isUpper(c) || Chars.isTitle(c));
    }

    static boolean isUpper(String s) {
        return s.codePoints().anyMatch(Chars::isUpper)
                && s.codePoints().noneMatch(c -> Chars.isLower(c) || Chars.isTitle(c));
    }

    private static boolean isTitle(String s) {
        boolean found = false;
        boolean inWord = false;
        for (int c : s.codePoints().toArray()) {
            boolean starts = Chars.isUpper(c) || Chars.isTitle(c);
            if (starts ? inWord : Chars.isLower(c) && !inWord) {
                return false;
            }
            inWord = Chars.isCased(c);
            found |= inWord;
        }
        return found;
    }
}
