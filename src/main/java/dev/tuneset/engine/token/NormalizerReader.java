package dev.tuneset.engine.token;

import java.text.Normalizer.Form;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the {@code normalizer} of a tokenizer.json. */
final class NormalizerReader {
    private NormalizerReader() {}

    static Normalizer read(Fields fields) {
        String type = fields.text("type");
        return switch (type) {
            case "Sequence" -> {
                List<Normalizer> links = fields.only("normalizers").objects("normalizers").stream()
                        .map(NormalizerReader::read)
                        .collect(Collectors.toList());
                yield new Normalizer.Chain(links);
            }
            case "NFC" -> unicode(fields, Form.NFC);
            case "NFD" -> unicode(fields, Form.NFD);
            case "NFKC" -> unicode(fields, Form.NFKC);
            case "NFKD" -> unicode(fields, Form.NFKD);
            case "Lowercase" -> plain(fields, CharacterEdits::lowercase);
            case "StripAccents" -> plain(fields, text -> CharacterEdits.remove(text, Chars::isMark));
            case "Nmt" -> plain(fields, CharacterEdits::nmt);
            case "ByteLevel" -> plain(fields, ByteLevelSplit::spell);
            case "Strip" -> strip(fields.only("strip_left", "strip_right"));
            case "Prepend" -> new Normalizer.Prepend(fields.only("prepend").text("prepend"));
            case "Replace" -> replace(fields.only("pattern", "content"));
            case "BertNormalizer" ->
                bert(fields.only("clean_text", "handle_chinese_chars", "strip_accents", "lowercase"));
            case "Precompiled" -> precompiled(fields.only("precompiled_charsmap"));
            default -> throw Refusal.unsupported("the normalizer \"" + type + "\"");
        };
    }

    private static Normalizer unicode(Fields fields, Form form) {
        fields.only();
        return new UnicodeForm(form);
    }

    private static Normalizer plain(Fields fields, Normalizer normalizer) {
        fields.only();
        return normalizer;
    }

    private static Normalizer strip(Fields fields) {
        boolean left = fields.flag("strip_left");
        boolean right = fields.flag("strip_right");
        return text -> CharacterEdits.strip(text, left, right);
    }

    private static Normalizer replace(Fields fields) {
        Fields pattern = fields.object("pattern");
        String content = fields.text("content");
        String literal = pattern.onlyName().equals("String") ? pattern.text("String") : "";
        boolean single = literal.length() == 1 && content.length() == 1 && !Character.isSurrogate(content.charAt(0));
        if (single && !Character.isSurrogate(literal.charAt(0))) {
            char from = literal.charAt(0);
            char to = content.charAt(0);
            return text -> text.text().indexOf(from) < 0
                    ? text
                    : text.respelled(text.text().replace(from, to));
        }
        return new PatternReplace(PreTokenizerReader.pattern(pattern), content);
    }

    private static Normalizer bert(Fields fields) {
        boolean lowercase = fields.flag("lowercase");
        return new BertNormalizer(
                fields.flag("clean_text"),
                fields.flag("handle_chinese_chars"),
                fields.flag("strip_accents", lowercase),
                lowercase);
    }

    private static Normalizer precompiled(Fields fields) {
        try {
            return new CharsMap(Base64.getDecoder().decode(fields.text("precompiled_charsmap")));
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(fields.path() + ".precompiled_charsmap is not base64")
                    .causedBy(e);
        }
    }
}
