package dev.tuneset.engine.token;

/** BERT's clean-up: control characters out, Chinese set apart, accents and capitals folded. */
record BertNormalizer(boolean cleanText, boolean chinese, boolean stripAccents, boolean lowercase)
        implements Normalizer {
    private static final Normalizer DECOMPOSITION = new UnicodeForm(java.text.Normalizer.Form.NFD);

    @Override
    public AlignedText normalize(AlignedText text) {
        AlignedText normalized = text;
        if (cleanText) {
            normalized = CharacterEdits.remove(normalized, BertNormalizer::isRemoved);
            normalized = CharacterEdits.map(normalized, Chars::isWhitespace);
        }
        if (chinese) {
            normalized = setApart(normalized);
        }
        if (stripAccents) {
            normalized = CharacterEdits.remove(DECOMPOSITION.normalize(normalized), Chars::isNonSpacingMark);
        }
        return lowercase ? CharacterEdits.lowercase(normalized) : normalized;
    }

    private static boolean isRemoved(int c) {
        return c == 0 || c == 0xFFFD || (c != '\t' && c != '\n' && c != '\r' && Chars.isOther(c));
    }

    private static AlignedText setApart(AlignedText text) {
        if (text.text().codePoints().noneMatch(Chars::isChinese)) {
            return text;
        }
        TextEdit edit = new TextEdit(text);
        text.text().codePoints().forEach(c -> {
            if (Chars.isChinese(c)) {
                edit.add(' ', 0);
                edit.add(c, 1);
                edit.add(' ', 1);
            } else {
                edit.add(c, 0);
            }
        });
        return edit.done();
    }
}
