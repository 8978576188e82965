package dev.tuneset.engine.token;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Translates a regular expression from Oniguruma's Ruby syntax over Unicode, which the Hugging Face library speaks, to
 * {@link Pattern}. What cannot be translated with the same meaning is refused by name.
 */
final class RubyPattern {
    private static final String SPACE =
            "\\t-\\r \\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}";
    private static final Set<String> WORD_CATEGORIES = Set.of("Nl", "Nd", "Pc");
    private static final String OLD_WORD = "\\p{IsAlphabetic}\\p{M}\\p{Nd}\\p{Pc}";
    /** Oniguruma counts the superscripts and fractions of Latin-1 as words, but not in a class. */
    private static final String MORE_WORD = "\\x{B2}\\x{B3}\\x{B9}\\x{BC}-\\x{BE}";
    /** What JDK 17 does not know yet. */
    private static final String YOUNG_HAN = "\\x{9FFD}-\\x{9FFF}\\x{16FE2}\\x{16FE3}\\x{2A6DE}\\x{2A6DF}"
            + "\\x{2B735}-\\x{2B739}\\x{2EBF0}-\\x{2EE5D}\\x{31350}-\\x{323AF}";

    private static final Set<String> FOLDED = Set.of("ss", "st", "ff", "fi", "fl");
    private static final int REPETITIONS_MAX = 4;
    private static final int LENGTH_MAX = 10_000;
    private static final Set<String> CATEGORIES = Set.of(
            "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps",
            "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "Cc", "Cf", "Co");

    private final String ruby;
    private final boolean young;
    private final String wordInClass;
    private final String word;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private int atom;
    private int depth;
    private boolean anyCase;
    private int repetitions;
    private boolean costly;
    /** The letter just written and the place behind it, to see letters that stand together. */
    private int letter;

    private int letterEnd = -1;

    private RubyPattern(String ruby, boolean young) {
        this.ruby = ruby;
        this.young = young;
        this.wordInClass = characters(
                OLD_WORD,
                category -> category.startsWith("L") || category.startsWith("M") || WORD_CATEGORIES.contains(category));
        this.word = wordInClass + MORE_WORD;
    }

    private String characters(String known, Predicate<String> categories) {
        return young ? Unicode16.characters(known, categories) : known;
    }

    static Matches.Regex compile(String ruby) {
        if (ruby.length() > LENGTH_MAX) {
            throw Refusal.tooLarge("a pattern of " + ruby.length() + " characters");
        }
        boolean anyCase = ruby.startsWith("(?i)");
        String body = anyCase ? ruby.substring(4) : ruby;
        RubyPattern plain = new RubyPattern(body, false);
        // the same with the youngest characters is slower, and few texts have any
        RubyPattern complete = new RubyPattern(body, true);
        return new Matches.Regex(plain.translate(anyCase), complete.translate(anyCase), plain.costly);
    }

    private Pattern translate(boolean inAnyCase) {
        anyCase = inAnyCase;
        alternatives();
        try {
            return Pattern.compile(java.toString(), inAnyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        } catch (PatternSyntaxException e) {
            throw Refusal.malformed("its pattern " + ruby + " is not a regular expression")
                    .causedBy(e);
        }
    }

    /** Everything up to the end or a closing bracket. */
    private void alternatives() {
        while (at < ruby.length() && ruby.charAt(at) != ')') {
            char c = ruby.charAt(at);
            if (c == '|') {
                at++;
                java.append('|');
                repetitions = 0;
            } else {
                atom = java.length();
                atom(c);
                quantifiers();
            }
        }
        if (at < ruby.length() && depth == 0) {
            throw refused("an unmatched )");
        }
    }

    private void atom(char c) {
        switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape(false);
            case '.' -> literally("[^\\n]");
            case '^' -> literally("(?:\\A|(?<=\\n)(?!\\z))");
            case '$' -> literally("(?:(?=\\n)|(?<!\\n)\\z)");
            case '*', '+', '?' -> throw refused("a quantifier without anything to repeat");
            default -> character();
        }
    }

    private void literally(String translated) {
        at++;
        java.append(translated);
    }

    private void character() {
        int c = ruby.codePointAt(at);
        at += Character.charCount(c);
        append(c);
    }

    /** Regardless of case, Oniguruma also lets ss stand for ß, fi for ﬁ and the like; Java does not. */
    private void checkFolding(int c) {
        if (anyCase && c >= 0x80 && Character.isLetter(c)) {
            throw refused("the letter " + Character.toString(c) + " regardless of case");
        }
        if (anyCase
                && letterEnd == java.length()
                && FOLDED.contains((Character.toString(letter) + Character.toString(c)).toLowerCase(Locale.ROOT))) {
            throw refused("the letters " + Character.toString(letter) + Character.toString(c) + " regardless of case");
        }
        letter = c;
    }

    private void append(int c) {
        checkFolding(c);
        write(c);
        letterEnd = java.length();
    }

    private void write(int c) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            java.append((char) c);
        } else {
            java.append("\\x{").append(Integer.toHexString(c)).append('}');
        }
    }

    private void group() {
        int start = atom;
        String rest = ruby.substring(at);
        String opening = opening(rest);
        at += opening.length();
        if (++depth > 50) {
            throw refused("groups more than 50 deep");
        }
        boolean anyCaseOutside = anyCase;
        anyCase |= opening.equals("(?i:");
        java.append(
                switch (opening) {
                    case "(?i:" -> "(?iu:";
                    case "(?m:" -> "(?s:";
                    case "(" -> "(?:";
                    default -> opening;
                });
        alternatives();
        if (at >= ruby.length()) {
            throw refused("an unclosed group");
        }
        depth--;
        anyCase = anyCaseOutside;
        at++;
        java.append(')');
        atom = start;
    }

    private String opening(String rest) {
        for (String known : new String[] {"(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:", "(?m:"}) {
            if (rest.startsWith(known)) {
                return known;
            }
        }
        if (rest.startsWith("(?")) {
            throw refused("the group " + rest.substring(0, Math.min(4, rest.length())));
        }
        return "(";
    }

    private void quantifiers() {
        boolean first = true;
        while (at < ruby.length()) {
            int length = quantifierLength();
            if (length == 0) {
                return;
            }
            if (!first) {
                java.insert(atom, "(?:").append(')');
            }
            first = false;
            String quantifier = ruby.substring(at, at + length);
            at += length;
            boolean interval = quantifier.startsWith("{");
            // a repeated group, or many repetitions in a row, may try very many ways to match
            repetitions += quantifier.equals("?") ? 0 : 1;
            costly |=
                    repetitions > REPETITIONS_MAX || (java.charAt(java.length() - 1) == ')' && !quantifier.equals("?"));
            java.append(quantifier.startsWith("{,") ? "{0" + quantifier.substring(1) : quantifier);
            char next = at < ruby.length() ? ruby.charAt(at) : ' ';
            if (next == '?' && interval && !quantifier.contains(",")) {
                throw refused("the quantifier " + quantifier + "?");
            }
            if (next == '?' || (next == '+' && !interval)) {
                at++;
                java.append(next);
            }
        }
    }

    /** Length of the quantifier here, or 0. */
    private int quantifierLength() {
        char c = ruby.charAt(at);
        if (c == '*' || c == '+' || c == '?') {
            return 1;
        }
        int close = c == '{' ? ruby.indexOf('}', at) : -1;
        boolean interval = close > 0 && ruby.substring(at + 1, close).matches("\\d{1,4}(,\\d{0,4})?|,\\d{1,4}");
        return interval ? close + 1 - at : 0;
    }

    private void characterClass() {
        int open = at++;
        if (ruby.startsWith("[:", open)) {
            throw refused("the bracket [:");
        }
        java.append('[');
        if (at < ruby.length() && ruby.charAt(at) == '^') {
            at++;
            java.append('^');
        }
        if (at < ruby.length() && ruby.charAt(at) == ']') {
            throw refused("an empty character class");
        }
        if (++depth > 50) {
            throw refused("character classes more than 50 deep");
        }
        while (at < ruby.length() && ruby.charAt(at) != ']') {
            classItem();
        }
        if (at >= ruby.length()) {
            throw refused("an unclosed character class");
        }
        depth--;
        at++;
        java.append(']');
    }

    private void classItem() {
        char c = ruby.charAt(at);
        if (c == '[') {
            characterClass();
        } else if (c == '\\') {
            escape(true);
        } else if (ruby.startsWith("&&", at)) {
            at += 2;
            java.append("&&");
        } else if (c == '-'
                && !java.toString().endsWith("[")
                && !java.toString().endsWith("[^")
                && at + 1 < ruby.length()
                && ruby.charAt(at + 1) != ']') {
            at++;
            java.append('-');
        } else {
            character();
        }
    }

    private void escape(boolean inClass) {
        if (at + 1 >= ruby.length()) {
            throw refused("a \\ at the end");
        }
        int c = ruby.codePointAt(at + 1);
        at += 1 + Character.charCount(c);
        switch (c) {
            case 's' -> java.append(inClass ? SPACE : "[" + SPACE + "]");
            case 'S' -> java.append("[^" + SPACE + "]");
            case 'd' -> category("Nd", false, inClass);
            case 'D' -> category("Nd", true, inClass);
            case 'w' -> java.append(inClass ? wordInClass : "[" + word + "]");
            case 'W' -> java.append("[^").append(inClass ? wordInClass : word).append(']');
            case 'h' -> java.append(inClass ? "0-9a-fA-F" : "[0-9a-fA-F]");
            case 'n' -> append('\n');
            case 'r' -> append('\r');
            case 't' -> append('\t');
            case 'f' -> append('\f');
            case 'v' -> append(0xB);
            case 'a' -> append(7);
            case 'e' -> append(0x1B);
            case 'p', 'P' -> property(c == 'P', inClass);
            case 'u' -> append(hex(4, 4));
            case 'x' -> escapedByte();
            case 'A', 'z' -> anchor(c, inClass);
            default -> {
                if (c == 'b' && !inClass) {
                    java.append("(?:(?<=[" + word + "])(?![" + word + "])|(?<![" + word + "])(?=[" + word + "]))");
                } else if (Character.isLetterOrDigit(c) && c < 0x80) {
                    throw refused("\\" + Character.toString(c));
                } else {
                    append(c);
                }
            }
        }
    }

    private void anchor(int c, boolean inClass) {
        if (inClass) {
            throw refused("\\" + Character.toString(c) + " in a character class");
        }
        java.append('\\').append((char) c);
    }

    private void escapedByte() {
        if (at < ruby.length() && ruby.charAt(at) == '{') {
            int close = ruby.indexOf('}', at);
            String digits = close < 0 ? "" : ruby.substring(at + 1, close);
            if (!digits.matches("[0-9a-fA-F]{1,6}")) {
                throw refused("\\x{");
            }
            at = close + 1;
            append(Integer.parseInt(digits, 16));
            return;
        }
        int value = hex(1, 2);
        if (value >= 0x80) {
            throw refused("a single byte above \\x7F");
        }
        append(value);
    }

    private int hex(int least, int most) {
        int end = at;
        while (end < ruby.length() && end - at < most && Character.digit(ruby.charAt(end), 16) >= 0) {
            end++;
        }
        if (end - at < least) {
            throw refused("a cut-off \\ escape");
        }
        int value = Integer.parseInt(ruby.substring(at, end), 16);
        at = end;
        return value;
    }

    private void property(boolean negated, boolean inClass) {
        int close = at < ruby.length() && ruby.charAt(at) == '{' ? ruby.indexOf('}', at) : -1;
        if (close < 0) {
            throw refused("\\p without braces");
        }
        if (anyCase) {
            throw refused("\\p regardless of case");
        }
        String name = ruby.substring(at + 1, close);
        at = close + 1;
        boolean not = negated;
        if (name.startsWith("^")) {
            not = !not;
            name = name.substring(1);
        }
        String java = propertyName(name);
        if (java.equalsIgnoreCase("IsHan")) {
            this.java
                    .append(not ? "[^" : "[")
                    .append("\\p{IsHan}")
                    .append(young ? YOUNG_HAN : "")
                    .append(']');
            return;
        }
        if (CATEGORIES.contains(java)) {
            category(java, not, inClass);
        } else {
            this.java.append(not ? "\\P{" : "\\p{").append(java).append('}');
        }
    }

    private void category(String name, boolean not, boolean inClass) {
        String characters = characters("\\p{" + name + "}", category -> category.startsWith(name));
        if (inClass && !not) {
            java.append(characters);
        } else {
            java.append(not ? "[^" : "[").append(characters).append(']');
        }
    }

    private String propertyName(String name) {
        if (CATEGORIES.contains(name)) {
            return name;
        }
        String longName = name.toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "");
        return switch (longName) {
            case "letter" -> "L";
            case "mark" -> "M";
            case "number" -> "N";
            case "punctuation" -> "P";
            case "symbol" -> "S";
            case "separator" -> "Z";
            case "alphabetic", "alpha" -> "IsAlphabetic";
            case "lowercase", "lower" -> "IsLowercase";
            case "uppercase", "upper" -> "IsUppercase";
            case "whitespace", "space" -> "IsWhite_Space";
            case "han",
                    "hiragana",
                    "katakana",
                    "hangul",
                    "thai",
                    "latin",
                    "cyrillic",
                    "arabic",
                    "greek",
                    "hebrew",
                    "devanagari",
                    "bengali",
                    "tamil",
                    "khmer",
                    "lao",
                    "myanmar",
                    "tibetan",
                    "ethiopic",
                    "armenian",
                    "georgian",
                    "common",
                    "inherited" -> "Is" + name;
            default -> throw refused("\\p{" + name + "}");
        };
    }

    private dev.tuneset.engine.outcome.TunesetException refused(String what) {
        return Refusal.unsupported(what + " in the pattern " + ruby);
    }
}
