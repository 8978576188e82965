package dev.tuneset.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What two texts have in common and what not, word by word; every ideograph is a word of its own.
 *
 * @param before the first text in pieces
 * @param after the second text in pieces
 */
public record TextDiff(List<Piece> before, List<Piece> after) {
    /** Longer differences are not taken apart: the time grows with the product of their lengths. */
    private static final int CELLS_MAX = 1_000_000;

    /** So much is shown around a change. */
    private static final int CONTEXT_CHARS = 60;

    /** A piece of text, which the other text has too or not. */
    public record Piece(String text, boolean changed) {}

    public static TextDiff of(String before, String after) {
        List<String> left = words(before);
        List<String> right = words(after);
        int head = common(left, right);
        List<String> leftRest = left.subList(head, left.size());
        List<String> rightRest = right.subList(head, right.size());
        int tail = common(reversed(leftRest), reversed(rightRest));
        boolean[] leftSame = new boolean[leftRest.size() - tail];
        boolean[] rightSame = new boolean[rightRest.size() - tail];
        match(leftRest.subList(0, leftSame.length), rightRest.subList(0, rightSame.length), leftSame, rightSame);
        return new TextDiff(pieces(left, head, leftSame), pieces(right, head, rightSame));
    }

    private static List<String> reversed(List<String> words) {
        List<String> reversed = new ArrayList<>(words);
        Collections.reverse(reversed);
        return reversed;
    }

    private static int common(List<String> left, List<String> right) {
        int common = 0;
        while (common < left.size() && common < right.size() && left.get(common).equals(right.get(common))) {
            common++;
        }
        return common;
    }

    /** Marks a longest common subsequence. */
    private static void match(List<String> left, List<String> right, boolean[] leftSame, boolean[] rightSame) {
        if ((long) left.size() * right.size() > CELLS_MAX) {
            return;
        }
        int[][] lengths = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                lengths[i][j] = left.get(i).equals(right.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            if (left.get(i).equals(right.get(j))) {
                leftSame[i++] = true;
                rightSame[j++] = true;
            } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<Piece> pieces(List<String> words, int head, boolean[] same) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean changed = false;
        for (int i = 0; i < words.size(); i++) {
            boolean inside = i >= head && i < head + same.length && !same[i - head];
            if (inside != changed) {
                add(pieces, text, changed);
                changed = inside;
            }
            text.append(words.get(i));
        }
        add(pieces, text, changed);
        return shortened(pieces);
    }

    private static void add(List<Piece> pieces, StringBuilder text, boolean changed) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.toString(), changed));
            text.setLength(0);
        }
    }

    /** Long stretches that did not change are cut down to what stands beside a change. */
    private static List<Piece> shortened(List<Piece> pieces) {
        List<Piece> shown = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            int keepHead = i == 0 && pieces.size() > 1 ? 0 : CONTEXT_CHARS;
            int keepTail = i == pieces.size() - 1 ? 0 : CONTEXT_CHARS;
            String text = piece.text();
            if (text.length() > keepHead + keepTail + CONTEXT_CHARS) {
                int limit = piece.changed() ? 10 * CONTEXT_CHARS : 0;
                text = piece.changed()
                        ? start(text, limit) + (text.length() > limit ? "…" : "")
                        : start(text, keepHead) + "…" + end(text, keepTail);
            }
            shown.add(new Piece(text, piece.changed()));
        }
        return shown;
    }

    private static String start(String text, int chars) {
        if (chars >= text.length()) {
            return text;
        }
        return text.substring(0, chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars);
    }

    private static String end(String text, int chars) {
        int from = Math.max(0, text.length() - chars);
        return text.substring(from < text.length() && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = start + Character.charCount(text.codePointAt(start));
            int kind = kind(text.codePointAt(start));
            while (kind > 0 && end < text.length() && kind(text.codePointAt(end)) == kind) {
                end += Character.charCount(text.codePointAt(end));
            }
            words.add(text.substring(start, end));
            start = end;
        }
        return words;
    }

    /** 0 for what stands alone, another number for what stands together with its like. */
    private static int kind(int codePoint) {
        if (Character.isIdeographic(codePoint)) {
            return 0;
        }
        if (Character.isLetterOrDigit(codePoint)) {
            return 1;
        }
        return Character.isWhitespace(codePoint) && codePoint != '\n' ? 2 : 0;
    }
}
