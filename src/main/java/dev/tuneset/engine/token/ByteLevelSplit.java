package dev.tuneset.engine.token;

import org.jspecify.annotations.Nullable;

/**
 * GPT-2's pre-tokenizer: perhaps a space in front, perhaps its word pattern, then bytes written as printable characters.
 * When the model takes the bytes itself ({@code spelled} is false), the letters stay as they are.
 */
record ByteLevelSplit(boolean addPrefixSpace, @Nullable Matches words, boolean spelled) implements PreTokenizer {
    @Override
    public void split(AlignedText text, int from, int to, Sink sink) {
        AlignedText whole = text;
        int start = from;
        int end = to;
        if (addPrefixSpace && text.text().charAt(from) != ' ') {
            whole = text.slice(from, to).prepended(" ");
            start = 0;
            end = whole.length();
        }
        AlignedText prefixed = whole;
        if (words == null) {
            hand(prefixed, start, end, sink);
        } else {
            words.find(
                    prefixed.text(), start, end, (partFrom, partTo, match) -> hand(prefixed, partFrom, partTo, sink));
        }
    }

    private void hand(AlignedText text, int from, int to, Sink sink) {
        if (spelled) {
            AlignedText octets = spell(text.slice(from, to));
            sink.piece(octets, 0, octets.length());
        } else {
            sink.piece(text, from, to);
        }
    }

    /** The text with each byte of its UTF-8 as one printable character. */
    static AlignedText spell(AlignedText text) {
        TextEdit edit = new TextEdit(text);
        byte[] octets = new byte[4];
        text.text().codePoints().forEach(c -> {
            int length = ByteAlphabet.utf8(c, octets, 0);
            for (int i = 0; i < length; i++) {
                edit.add(ByteAlphabet.charOf(octets[i]), i == 0 ? 0 : 1);
            }
        });
        return edit.done();
    }
}
