package dev.tuneset.engine.token;

import java.util.ArrayList;
import java.util.List;

/** Reads the {@code pre_tokenizer} of a tokenizer.json. */
final class PreTokenizerReader {
    private static final String BYTE_LEVEL_WORDS =
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

    private final List<PreTokenizer> links = new ArrayList<>();

    /** The stages in order; stages within stages are laid out flat. */
    static List<PreTokenizer> read(Fields fields) {
        PreTokenizerReader reader = new PreTokenizerReader();
        reader.add(fields);
        return reader.links;
    }

    private void add(Fields fields) {
        String type = fields.text("type");
        switch (type) {
            case "Sequence" ->
                fields.only("pretokenizers").objects("pretokenizers").forEach(this::add);
            case "ByteLevel" -> links.add(byteLevel(fields.only("add_prefix_space", "trim_offsets", "use_regex")));
            case "Split" -> links.add(split(fields.only("pattern", "behavior", "invert")));
            case "Metaspace" ->
                links.add(metaspace(
                        fields.only("replacement", "add_prefix_space", "prepend_scheme", "split", "str_rep")));
            case "Whitespace" -> {
                fields.only();
                links.add(new PatternSplit(new Matches.Words(), SplitBehavior.REMOVED, true));
            }
            case "WhitespaceSplit" -> {
                fields.only();
                links.add(whitespace());
            }
            case "BertPreTokenizer" -> {
                fields.only();
                links.add(whitespace());
                links.add(punctuation(SplitBehavior.ISOLATED));
            }
            case "Punctuation" ->
                links.add(
                        punctuation(SplitBehavior.named(fields.only("behavior").text("behavior", "Isolated"))));
            case "Digits" -> links.add(digits(fields.only("individual_digits").flag("individual_digits")));
            case "CharDelimiterSplit" ->
                links.add(delimiter(fields.only("delimiter").text("delimiter")));
            case "FixedLength" -> links.add(fixedLength(fields.only("length")));
            default -> throw Refusal.unsupported("the pre-tokenizer \"" + type + "\"");
        }
    }

    private static PreTokenizer byteLevel(Fields fields) {
        fields.flag("trim_offsets", true);
        boolean words = fields.flag("use_regex", true);
        return new ByteLevelSplit(fields.flag("add_prefix_space"), words ? regex(BYTE_LEVEL_WORDS) : null, true);
    }

    private static PreTokenizer split(Fields fields) {
        SplitBehavior behavior = SplitBehavior.named(fields.text("behavior"));
        return new PatternSplit(pattern(fields.object("pattern")), behavior, fields.flag("invert"));
    }

    private static PreTokenizer metaspace(Fields fields) {
        String scheme = fields.text("prepend_scheme", fields.flag("add_prefix_space", true) ? "always" : "never");
        if (!fields.flag("add_prefix_space", true) && !scheme.equals("never")) {
            throw Refusal.malformed(fields.path() + ".add_prefix_space contradicts prepend_scheme");
        }
        Metaspace.Scheme named = switch (scheme) {
            case "always" -> Metaspace.Scheme.ALWAYS;
            case "first" -> Metaspace.Scheme.FIRST;
            case "never" -> Metaspace.Scheme.NEVER;
            default -> throw Refusal.unsupported("the prepend_scheme \"" + scheme + "\"");
        };
        return new Metaspace(fields.character("replacement"), named, fields.flag("split", true));
    }

    private static PreTokenizer whitespace() {
        return new PatternSplit(new Matches.Kind(Chars::isWhitespace), SplitBehavior.REMOVED, false);
    }

    private static PreTokenizer punctuation(SplitBehavior behavior) {
        return new PatternSplit(new Matches.Kind(Chars::isPunctuation), behavior, false);
    }

    private static PreTokenizer digits(boolean individual) {
        SplitBehavior behavior = individual ? SplitBehavior.ISOLATED : SplitBehavior.CONTIGUOUS;
        return new PatternSplit(new Matches.Kind(Chars::isNumeric), behavior, false);
    }

    private static PreTokenizer delimiter(String delimiter) {
        if (delimiter.codePointCount(0, delimiter.length()) != 1) {
            throw Refusal.malformed("the delimiter of its CharDelimiterSplit is not a single character");
        }
        return new PatternSplit(new Matches.Literal(delimiter), SplitBehavior.REMOVED, false);
    }

    private static PreTokenizer fixedLength(Fields fields) {
        int length = fields.has("length") ? fields.number("length") : 5;
        if (length == 0) {
            throw Refusal.malformed(fields.path() + ".length is 0");
        }
        return new FixedLengthSplit(length);
    }

    /** {@code {"String": "..."}} or {@code {"Regex": "..."}}. */
    static Matches pattern(Fields pattern) {
        String kind = pattern.onlyName();
        String text = pattern.text(kind);
        if (text.isEmpty()) {
            throw Refusal.unsupported("the empty pattern in " + pattern.path());
        }
        return switch (kind) {
            case "String" -> new Matches.Literal(text);
            case "Regex" -> regex(text);
            default -> throw Refusal.unsupported("the pattern kind \"" + kind + "\"");
        };
    }

    static Matches regex(String ruby) {
        return RubyPattern.compile(ruby);
    }
}
