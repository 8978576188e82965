package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;

/** Python's {@code textwrap.wrap}, as the filter {@code wordwrap} calls it. */
final class TextWrap {
    private final int width;
    private final boolean breakWords;
    private final boolean breakHyphens;

    TextWrap(int width, boolean breakWords, boolean breakHyphens) {
        if (width <= 0) {
            throw TemplateException.value("invalid width " + width + " (must be > 0)");
        }
        this.width = width;
        this.breakWords = breakWords;
        this.breakHyphens = breakHyphens;
    }

    List<String> wrap(String line) {
        List<String> chunks = chunks(line);
        List<String> lines = new ArrayList<>();
        int at = 0;
        while (at < chunks.size()) {
            StringBuilder current = new StringBuilder();
            int length = 0;
            if (isBlank(chunks.get(at)) && !lines.isEmpty()) {
                at++;
            }
            int lastStart = 0;
            while (at < chunks.size() && length + Chars.length(chunks.get(at)) <= width) {
                lastStart = current.length();
                current.append(chunks.get(at));
                length += Chars.length(chunks.get(at++));
            }
            if (at < chunks.size() && Chars.length(chunks.get(at)) > width) {
                lastStart = current.length();
                at = breakLong(chunks, at, current, width - length);
            }
            if (current.length() > 0 && isBlank(current.substring(lastStart))) {
                current.setLength(lastStart);
            }
            if (current.length() > 0) {
                lines.add(current.toString());
            }
        }
        return lines;
    }

    private int breakLong(List<String> chunks, int at, StringBuilder line, int room) {
        String chunk = chunks.get(at);
        int space = Math.max(width < 1 ? 1 : room, 0);
        if (breakWords) {
            int end = chunk.offsetByCodePoints(0, Math.min(space, Chars.length(chunk)));
            if (breakHyphens && Chars.length(chunk) > space) {
                int hyphen = end == 0 ? -1 : chunk.lastIndexOf('-', end - 1);
                if (hyphen > 0 && chunk.substring(0, hyphen).chars().anyMatch(c -> c != '-')) {
                    end = hyphen + 1;
                }
            }
            line.append(chunk, 0, end);
            chunks.set(at, chunk.substring(end));
            return at;
        }
        if (line.length() == 0) {
            line.append(chunk);
            return at + 1;
        }
        return at;
    }

    private static boolean isBlank(String chunk) {
        return Chars.strip(chunk, true, true).isEmpty();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= 9 && c <= 13);
    }

    /** Words and the space between them; with hyphens, words break after them too. */
    private List<String> chunks(String line) {
        List<String> chunks = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            int end = at;
            boolean space = isSpace(line.charAt(at));
            while (end < line.length() && isSpace(line.charAt(end)) == space) {
                end++;
            }
            String chunk = line.substring(at, end);
            if (space || !breakHyphens) {
                chunks.add(chunk);
            } else {
                hyphenated(chunk, chunks);
            }
            at = end;
        }
        return chunks;
    }

    /** Cuts after a hyphen between two letters on each side, and around em-dashes. */
    private static void hyphenated(String word, List<String> chunks) {
        int start = 0;
        int i = 0;
        while (i < word.length()) {
            if (word.charAt(i) != '-') {
                i++;
                continue;
            }
            int end = i;
            while (end < word.length() && word.charAt(end) == '-') {
                end++;
            }
            boolean inside = i > 0 && end < word.length();
            if (end - i > 1 && inside && isPart(word, i - 1) && Chars.isWord(word.charAt(end))) {
                chunks.add(word.substring(start, i));
                chunks.add(word.substring(i, end));
                start = end;
            } else if (end - i == 1 && inside && breaksAt(word, i)) {
                chunks.add(word.substring(start, end));
                start = end;
            }
            i = end;
        }
        chunks.add(word.substring(start));
    }

    private static boolean isPart(String word, int i) {
        char c = word.charAt(i);
        return Chars.isWord(c) || "!\"'&.,?".indexOf(c) >= 0;
    }

    private static boolean isLetter(String word, int i) {
        return i >= 0 && i < word.length() && Character.isLetter(word.charAt(i));
    }

    private static boolean breaksAt(String word, int hyphen) {
        boolean before = isLetter(word, hyphen - 1)
                && (isLetter(word, hyphen - 2)
                        || (hyphen >= 3 && word.charAt(hyphen - 2) == '-' && isLetter(word, hyphen - 3)));
        boolean after = isLetter(word, hyphen + 1)
                && (isLetter(word, hyphen + 2)
                        || (hyphen + 2 < word.length()
                                && word.charAt(hyphen + 2) == '-'
                                && isLetter(word, hyphen + 3)));
        return before && after;
    }
}
