package dev.tuneset.engine.token;

import java.text.Normalizer.Form;
import java.util.Arrays;

/**
 * A Unicode normalisation form that keeps each character's place: a composed character has the place of its base, the
 * parts of a decomposed one share the place of the whole.
 */
final class UnicodeForm implements Normalizer {
    /** Lowest and highest combining classes; a mark that changes places with one of them has a class of its own. */
    private static final int OVERLAY = 0x334;

    private static final int IOTA_BELOW = 0x345;

    private final Form form;
    private final Form decomposed;
    private final boolean composes;

    UnicodeForm(Form form) {
        this.form = form;
        this.composes = form == Form.NFC || form == Form.NFKC;
        this.decomposed = form == Form.NFC || form == Form.NFD ? Form.NFD : Form.NFKD;
    }

    @Override
    public AlignedText normalize(AlignedText text) {
        String from = text.text();
        if (isAscii(from) || java.text.Normalizer.isNormalized(from, form)) {
            return text;
        }
        Run run = new Run(new TextEdit(text));
        for (int i = 0; i < from.length(); ) {
            int c = from.codePointAt(i);
            i += Character.charCount(c);
            run.take(c);
        }
        run.flush();
        return run.edit.done();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private String decompose(int c) {
        String one = Character.toString(c);
        return c < 0xA0 || isPlainIdeograph(c) ? one : java.text.Normalizer.normalize(one, decomposed);
    }

    private static boolean isPlainIdeograph(int c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    /** Whether a character may change or join what stands before it. */
    private static boolean joins(int c) {
        return c >= 0x300 && (isMark(c) || (c >= 0x1160 && c <= 0x11FF));
    }

    /** By this JDK's tables, which its normalisation goes by as well. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean swaps(int first, int second) {
        String pair = Character.toString(first) + Character.toString(second);
        return java.text.Normalizer.normalize(pair, Form.NFD).codePointAt(0) != first;
    }

    private static boolean isStarter(int c) {
        return !isMark(c) || !(swaps(IOTA_BELOW, c) || swaps(c, OVERLAY));
    }

    private static int compose(int first, int second) {
        String pair = Character.toString(first) + Character.toString(second);
        String composed = java.text.Normalizer.normalize(pair, Form.NFC);
        int c = composed.codePointAt(0);
        return composed.length() == Character.charCount(c) ? c : -1;
    }

    /** A base and what may join it, decomposed; marks are put in order and composed when the next base comes. */
    private final class Run {
        private final TextEdit edit;
        private int[] characters = new int[16];
        private int[] changes = new int[16];
        private int size;

        Run(TextEdit edit) {
            this.edit = edit;
        }

        void take(int c) {
            String parts = decompose(c);
            if (!joins(parts.codePointAt(0))) {
                flush();
            }
            for (int i = 0; i < parts.length(); ) {
                int part = parts.codePointAt(i);
                add(part, i == 0 ? 0 : 1);
                i += Character.charCount(part);
            }
        }

        private void add(int c, int change) {
            if (size == characters.length) {
                characters = Arrays.copyOf(characters, size * 2);
                changes = Arrays.copyOf(changes, size * 2);
            }
            characters[size] = c;
            changes[size++] = change;
        }

        /** Puts each row of marks in order of their classes; marks of one class keep theirs. */
        private void order() {
            for (int from = 0; from < size; from++) {
                int to = from;
                while (to < size && !isStarter(characters[to])) {
                    to++;
                }
                if (to - from > 1) {
                    order(from, to);
                }
                from = Math.max(from, to - 1);
            }
        }

        private void order(int from, int to) {
            int[][] marks = new int[to - from][];
            for (int i = from; i < to; i++) {
                marks[i - from] = new int[] {characters[i], changes[i]};
            }
            Arrays.sort(marks, (first, second) -> swaps(first[0], second[0]) ? 1 : swaps(second[0], first[0]) ? -1 : 0);
            for (int i = from; i < to; i++) {
                characters[i] = marks[i - from][0];
                changes[i] = marks[i - from][1];
            }
        }

        void flush() {
            if (size > 1) {
                order();
            }
            if (composes && size > 1) {
                compose();
            }
            for (int i = 0; i < size; i++) {
                edit.add(characters[i], changes[i]);
            }
            size = 0;
        }

        private void compose() {
            int kept = 0;
            int base = -1;
            for (int i = 0; i < size; i++) {
                int c = characters[i];
                boolean starter = isStarter(c);
                boolean next = kept == base + 1;
                boolean free = base >= 0 && (next || (!starter && swaps(c, characters[kept - 1])));
                int joined = free ? UnicodeForm.compose(characters[base], c) : -1;
                if (joined >= 0) {
                    characters[base] = joined;
                    changes[base] += changes[i] - 1;
                    continue;
                }
                if (starter) {
                    base = kept;
                }
                characters[kept] = c;
                changes[kept++] = changes[i];
            }
            size = kept;
        }
    }
}
