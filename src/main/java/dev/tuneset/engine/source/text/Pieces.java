package dev.tuneset.engine.source.text;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the characters of a reader into pieces, in one pass; line ends become LF, all else stays as it is.
 *
 * <p>A window is filled with whole sentences; a sentence too long for it is cut at white space, or else between two
 * characters. Space around a piece goes, but not the indent of a paragraph or file; a piece of nothing but space is no piece.
 */
final class Pieces {
    /** Characters of one piece; more would not fit a row. */
    static final int PIECE_MAX = 16 << 20;

    private static final int READ = 1 << 15;
    private static final int SIGHT = 1 << 12;

    private final Reader reader;
    private final Cut cut;
    private final boolean fences;
    private final StringBuilder buffer = new StringBuilder();
    private final char[] chars = new char[READ];
    private final Deque<String> kept = new ArrayDeque<>();
    private int position;
    private boolean ended;
    private boolean afterReturn;
    private long line = 1;
    private long pieceLine = 1;
    private boolean tooLong;

    /** @param fences whether blank lines between code fences belong to a paragraph, as in Markdown */
    Pieces(Reader reader, Cut cut, boolean fences) {
        this.reader = reader;
        this.cut = cut;
        this.fences = fences;
    }

    /** The line on which the last piece began, from 1. */
    long line() {
        return pieceLine;
    }

    /** Whether the last piece was cut off at {@link #PIECE_MAX}. */
    boolean tooLong() {
        return tooLong;
    }

    /** The next piece, or {@code null} at the end. */
    @Nullable
    String next() throws IOException {
        while (true) {
            tooLong = false;
            forget();
            String piece = switch (cut.unit()) {
                case FILE -> whole();
                case PARAGRAPH -> paragraph();
                case WINDOW, TOKENS -> window();
            };
            if (piece == null) {
                return null;
            }
            String stripped = cut.unit() == Unit.WINDOW || cut.unit() == Unit.TOKENS
                    ? piece.strip()
                    : withoutBlankLines(piece.stripTrailing());
            if (!stripped.isEmpty()) {
                return stripped;
            }
        }
    }

    /** Blank lines above go; the indent of the first line means something, in code above all. */
    private static String withoutBlankLines(String piece) {
        int text = piece.length() - piece.stripLeading().length();
        return piece.substring(piece.lastIndexOf('\n', text) + 1);
    }

    private @Nullable String whole() throws IOException {
        fill(PIECE_MAX + 1);
        return take(buffer.length());
    }

    private @Nullable String paragraph() throws IOException {
        boolean fenced = false;
        int at = position;
        while (true) {
            int end = lineEnd(at);
            if (end < 0) {
                return take(buffer.length());
            }
            String content = buffer.substring(at, end).strip();
            if (fences && (content.startsWith("```") || content.startsWith("~~~"))) {
                fenced = !fenced;
            }
            boolean blank = content.isEmpty() && !fenced;
            at = end + 1;
            if (blank || at - position > PIECE_MAX) {
                return take(at);
            }
        }
    }

    /** The index of the line feed at or after {@code from}, read for as far as needed; -1 when none comes. */
    private int lineEnd(int from) throws IOException {
        int looked = from;
        while (true) {
            int end = buffer.indexOf("\n", looked);
            int before = buffer.length();
            if (end >= 0 || before - position > PIECE_MAX) {
                return end;
            }
            looked = before;
            fill(before - position + READ);
            if (buffer.length() == before) {
                return -1;
            }
        }
    }

    private @Nullable String window() throws IOException {
        StringBuilder window = new StringBuilder();
        kept.forEach(window::append);
        int size = kept.stream().mapToInt(cut::measure).sum();
        Deque<String> sentences = new ArrayDeque<>(kept);
        boolean grown = false;
        while (true) {
            String sentence = sentence();
            if (sentence == null) {
                break;
            }
            int length = cut.measure(sentence);
            if (size + length > cut.size() && grown) {
                giveBack(sentence);
                break;
            }
            if (size + length > cut.size() && !kept.isEmpty()) {
                // what would be repeated leaves no room for anything new
                kept.clear();
                window.setLength(0);
                sentences.clear();
                size = 0;
            }
            if (!grown) {
                pieceLine = line - lines(sentence);
            }
            grown = true;
            window.append(sentence);
            sentences.add(sentence);
            size += length;
        }
        shrink(window, sentences);
        keep(sentences);
        return grown ? window.toString() : null;
    }

    /** Tokens of joined sentences can be more than those of each alone. */
    private void shrink(StringBuilder window, Deque<String> sentences) {
        while (cut.tokens() != null
                && sentences.size() > kept.size() + 1
                && cut.measure(window.toString()) > cut.size()) {
            String last = sentences.removeLast();
            window.setLength(window.length() - last.length());
            giveBack(last);
        }
    }

    /** Remembers the last sentences that are no longer than the overlap, to begin the next window. */
    private void keep(Deque<String> sentences) {
        kept.clear();
        int size = 0;
        while (!sentences.isEmpty()) {
            String last = sentences.removeLast();
            size += cut.measure(last);
            if (size > cut.overlap()) {
                return;
            }
            kept.addFirst(last);
        }
    }

    private void giveBack(String sentence) {
        position -= sentence.length();
        line -= lines(sentence);
    }

    private @Nullable String sentence() throws IOException {
        int wanted = Math.max(SIGHT, cut.size() * 4);
        fill(wanted);
        if (position == buffer.length()) {
            return null;
        }
        int end = SentenceEnds.after(buffer, position, Math.min(buffer.length(), position + wanted));
        int limit = limit(end < 0 ? buffer.length() : end);
        return taken(limit);
    }

    /** {@code end}, or an earlier place where a sentence that is too long for a window can be cut. */
    private int limit(int end) {
        String sentence = buffer.substring(position, Math.min(end, position + cut.size() * 4 + SIGHT));
        int fitting = cut.fitting(sentence);
        return position + (fitting == sentence.length() ? fitting : Clusters.cutAt(sentence, Math.max(fitting, 1)));
    }

    private @Nullable String take(int end) {
        if (end <= position) {
            return null;
        }
        int from = position;
        while (from < end && SentenceEnds.isSpace(buffer.charAt(from))) {
            from++;
        }
        pieceLine = line + lines(buffer.substring(position, from));
        tooLong = end - position > PIECE_MAX;
        return taken(end);
    }

    private String taken(int end) {
        String text = buffer.substring(position, end);
        line += lines(text);
        position = end;
        return text;
    }

    private static long lines(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    /** Drops what was cut already, now and then. */
    private void forget() {
        if (position > READ) {
            buffer.delete(0, position);
            position = 0;
        }
    }

    /** Reads until so many characters are in sight, or all there are. */
    private void fill(int wanted) throws IOException {
        while (!ended && buffer.length() - position < wanted) {
            int count = reader.read(chars, 0, READ);
            if (count < 0) {
                ended = true;
            } else {
                append(count);
            }
        }
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            char c = chars[i];
            if (c == '\r') {
                buffer.append('\n');
            } else if (c != '\n' || !afterReturn) {
                buffer.append(c);
            }
            afterReturn = c == '\r';
        }
    }
}
