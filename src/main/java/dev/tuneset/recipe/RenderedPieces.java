package dev.tuneset.recipe;

import dev.tuneset.engine.learn.Learned;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.jinja.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rendered text cut at its special tokens, so that a page can mark them. */
public final class RenderedPieces {
    /** Marks that are special in one model family or another. */
    private static final String KNOWN =
            "<\\|[^|<>\\s]{1,40}\\|>|<｜[^｜<>]{1,40}｜>|</?s>|<bos>|<eos>|<(?:start|end)_of_(?:turn|image|text)>|\\[/?INST\\]|<think>|</think>";

    private RenderedPieces() {}

    /** A run of text, special or not, learned or not. */
    public record Piece(String text, boolean special, boolean learned) {
        /** How the run is marked on a page. */
        public String style() {
            return (special ? "special " : "") + (learned ? "learned" : "unlearned");
        }
    }

    static List<Piece> of(Learned learned, ChatTemplate template) {
        String text = learned.text();
        Matcher matcher = pattern(template).matcher(text);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            cut(text, from, matcher.start(), false, learned.spans(), pieces);
            cut(text, matcher.start(), matcher.end(), true, learned.spans(), pieces);
            from = matcher.end();
        }
        cut(text, from, text.length(), false, learned.spans(), pieces);
        return pieces;
    }

    /** Adds the text from one place to another, cut where the learned part begins and ends. */
    private static void cut(String text, int from, int to, boolean special, List<Span> spans, List<Piece> pieces) {
        int at = from;
        for (Span span : spans) {
            add(text, at, Math.min(to, span.start()), special, false, pieces);
            at = Math.max(at, Math.min(to, span.start()));
            add(text, at, Math.min(to, span.end()), special, true, pieces);
            at = Math.max(at, Math.min(to, span.end()));
        }
        add(text, at, to, special, false, pieces);
    }

    private static void add(String text, int from, int to, boolean special, boolean learned, List<Piece> pieces) {
        if (from < to) {
            pieces.add(new Piece(text.substring(from, to), special, learned));
        }
    }

    private static Pattern pattern(ChatTemplate template) {
        StringBuilder pattern = new StringBuilder();
        for (String token : new TreeSet<>(template.specialTokens().values()).descendingSet()) {
            if (!token.isBlank()) {
                pattern.append(Pattern.quote(token)).append('|');
            }
        }
        return Pattern.compile(pattern.append(KNOWN).toString());
    }
}
