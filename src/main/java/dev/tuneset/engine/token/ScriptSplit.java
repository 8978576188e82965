package dev.tuneset.engine.token;

import java.lang.Character.UnicodeScript;

/** Cuts where the writing system changes; spaces belong to any, the Japanese syllabaries to Han. */
record ScriptSplit() implements PreTokenizer {
    @Override
    public void split(AlignedText text, int from, int to, Sink sink) {
        UnicodeScript last = UnicodeScript.UNKNOWN;
        int start = -1;
        for (int i = from, size; i < to; i += size) {
            int c = text.text().codePointAt(i);
            size = Character.charCount(c);
            UnicodeScript script = script(c);
            if (script == UnicodeScript.UNKNOWN) {
                continue;
            }
            if (script != last) {
                if (start >= 0) {
                    sink.piece(text, start, i);
                }
                start = i;
                last = script;
            }
        }
        // what stands before the first letter of a script is left out, as in the library
        if (start >= 0) {
            sink.piece(text, start, to);
        }
    }

    private static UnicodeScript script(int c) {
        if (c == ' ') {
            return UnicodeScript.UNKNOWN;
        }
        UnicodeScript script = UnicodeScript.of(c);
        boolean japanese = c == 0x30FC || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
        return japanese ? UnicodeScript.HAN : script;
    }
}
