package dev.tuneset.engine.token;

import java.util.function.IntPredicate;

/** Normalizers that look at one character at a time. */
final class CharacterEdits {
    private CharacterEdits() {}

    static AlignedText lowercase(AlignedText text) {
        String from = text.text();
        if (from.indexOf('\u0130') >= 0) {
            return lowercaseWithDottedI(text);
        }
        StringBuilder lower = null;
        for (int i = 0, size; i < from.length(); i += size) {
            int c = from.codePointAt(i);
            size = Character.charCount(c);
            int changed = Chars.toLowerCase(c);
            if (changed != c && lower == null) {
                lower = new StringBuilder(from.length()).append(from, 0, i);
            }
            if (lower != null) {
                lower.appendCodePoint(changed);
            }
        }
        if (lower == null) {
            return text;
        }
        return lower.length() == from.length() ? text.respelled(lower.toString()) : lowercaseWithDottedI(text);
    }

    private static AlignedText lowercaseWithDottedI(AlignedText text) {
        TextEdit edit = new TextEdit(text);
        text.text().codePoints().forEach(c -> {
            edit.add(Chars.toLowerCase(c), 0);
            if (c == 0x130) {
                edit.add(0x307, 1);
            }
        });
        return edit.done();
    }

    static AlignedText remove(AlignedText text, IntPredicate removed) {
        String from = text.text();
        if (from.codePoints().noneMatch(removed)) {
            return text;
        }
        TextEdit edit = new TextEdit(text);
        from.codePoints().forEach(c -> {
            if (removed.test(c)) {
                edit.skip(1);
            } else {
                edit.add(c, 0);
            }
        });
        return edit.done();
    }

    static AlignedText strip(AlignedText text, boolean left, boolean right) {
        String from = text.text();
        int start = 0;
        int end = from.length();
        while (left && start < end && Chars.isWhitespace(from.charAt(start))) {
            start++;
        }
        while (right && end > start && Chars.isWhitespace(from.charAt(end - 1))) {
            end--;
        }
        return text.slice(start, end);
    }

    /** The clean-up SentencePiece calls NMT: no control characters, every odd space a plain one. */
    static AlignedText nmt(AlignedText text) {
        AlignedText kept = remove(text, CharacterEdits::isNmtControl);
        return map(kept, CharacterEdits::isNmtSpace);
    }

    private static boolean isNmtControl(int c) {
        return (c >= 0x1 && c <= 0x8) || c == 0xB || (c >= 0xE && c <= 0x1F) || c == 0x7F || c == 0x8F || c == 0x9F;
    }

    private static boolean isNmtSpace(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xC
                || c == 0xD
                || c == 0x1680
                || (c >= 0x200B && c <= 0x200F)
                || c == 0x2028
                || c == 0x2029
                || c == 0x2581
                || c == 0xFEFF
                || c == 0xFFFD;
    }

    /** Writes a space for every character that counts as one; only characters of one UTF-16 unit may. */
    static AlignedText map(AlignedText text, IntPredicate space) {
        String from = text.text();
        StringBuilder changed = null;
        for (int i = 0; i < from.length(); i++) {
            char c = from.charAt(i);
            if (c != ' ' && space.test(c)) {
                if (changed == null) {
                    changed = new StringBuilder(from);
                }
                changed.setCharAt(i, ' ');
            }
        }
        return changed == null ? text : text.respelled(changed.toString());
    }
}
