package dev.tuneset.engine.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens that end an answer in a template. */
final class Closers {
    private static final Pattern BARRED = Pattern.compile("<([|｜])[^|｜<>\\s]{1,40}\\1>$");
    private static final Pattern BARRED_NEXT = Pattern.compile("<([|｜])[^|｜<>\\s]{1,40}\\1>");
    private static final int BARRED_MAX = 44;

    private final List<String> tokens;
    private final String tail;

    /**
     * @param stopToken the one the catalogue knows; may be empty
     * @param tail what the template writes behind an answer, white space included; may be empty
     */
    Closers(String stopToken, String tail) {
        this.tail = tail;
        List<String> known = new ArrayList<>();
        String close = tail.strip();
        if (!close.isEmpty() && close.chars().noneMatch(Character::isWhitespace)) {
            known.add(close);
        }
        if (!stopToken.isEmpty() && !known.contains(stopToken)) {
            known.add(stopToken);
        }
        this.tokens = List.copyOf(known);
    }

    /** What the template closes an answer with, to tell a person; empty when it closes it with nothing. */
    String usual() {
        return tokens.isEmpty() ? "" : tokens.get(0);
    }

    /** Where the token that ends {@code text[start, end)} begins, white space behind it left aside; -1 without one. */
    int startOfLast(String text, int start, int end) {
        int last = endOfWords(text, start, end);
        for (String token : tokens) {
            if (last - token.length() >= start && text.startsWith(token, last - token.length())) {
                return last - token.length();
            }
        }
        int from = Math.max(start, last - BARRED_MAX);
        Matcher barred = BARRED.matcher(text.substring(from, last));
        return barred.find() ? from + barred.start() : -1;
    }

    /** The end of a closing token that follows a place, white space before it left aside; -1 without one. */
    int endOfNext(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        for (String token : tokens) {
            if (text.startsWith(token, at)) {
                return at + token.length();
            }
        }
        return -1;
    }

    /** Where an answer ends, with or without its closing token; white space behind the token is nobody's answer. */
    int cut(String text, int start, int end, boolean withCloser) {
        boolean usual = !tail.isEmpty() && end - tail.length() >= start && text.startsWith(tail, end - tail.length());
        if (usual && !withCloser) {
            return end - tail.length();
        }
        int closer = startOfLast(text, start, end);
        if (closer < 0) {
            return end;
        }
        return withCloser ? endOfWords(text, start, end) : closer;
    }

    /** The end of a token in bars that stands at a place, as {@code <|end|>} does; -1 without one. */
    static int endOfBarred(String text, int from) {
        Matcher barred = BARRED_NEXT.matcher(text).region(from, Math.min(text.length(), from + BARRED_MAX));
        return barred.lookingAt() ? barred.end() : -1;
    }

    private static int endOfWords(String text, int start, int end) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }
}
