package dev.tuneset.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rendered text cut where special tokens stand in it. */
final class MarkedText {
    /** What special tokens look like in the families of the field. */
    private static final String SHAPES =
            "<\\|[^|<>\\s]{1,60}\\|?>|<[^|<>\\s]{1,60}\\|>|<｜[^｜<>]{1,60}｜>|\\[/?[A-Z_]{3,40}\\]|</?(?:s|bos|eos|start_of_turn|end_of_turn|think)>";

    private MarkedText() {}

    /** A piece of the text; {@code special} when it is one token of the template's own. */
    record Piece(String text, boolean special) {}

    static List<Piece> pieces(String text, Collection<String> tokens) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = pattern(tokens).matcher(text);
        int plain = 0;
        while (matcher.find()) {
            if (matcher.start() > plain) {
                pieces.add(new Piece(text.substring(plain, matcher.start()), false));
            }
            pieces.add(new Piece(matcher.group(), true));
            plain = matcher.end();
        }
        if (plain < text.length()) {
            pieces.add(new Piece(text.substring(plain), false));
        }
        return pieces;
    }

    private static Pattern pattern(Collection<String> tokens) {
        String known = tokens.stream()
                .filter(token -> !token.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(known.isEmpty() ? SHAPES : known + "|" + SHAPES);
    }
}
