package dev.tuneset.recipe;

import dev.tuneset.engine.template.ChatTemplate;
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

    /** A run of text, special or not. */
    public record Piece(String text, boolean special) {}

    static List<Piece> of(String text, ChatTemplate template) {
        Matcher matcher = pattern(template).matcher(text);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                pieces.add(new Piece(text.substring(from, matcher.start()), false));
            }
            pieces.add(new Piece(matcher.group(), true));
            from = matcher.end();
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), false));
        }
        return pieces;
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
