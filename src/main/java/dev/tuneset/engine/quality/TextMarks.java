package dev.tuneset.engine.quality;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs in a text that something went wrong before. */
final class TextMarks {
    private static final int NAME_CHARS_MAX = 40;
    private static final Set<String> NULL_WORDS =
            Set.of("None", "none", "nan", "NaN", "null", "NULL", "Null", "NaT", "<NA>", "undefined");
    private static final List<String> SPECIAL_TOKENS = List.of(
            "</s>",
            "<s>",
            "<bos>",
            "<eos>",
            "<pad>",
            "<unk>",
            "[INST]",
            "[/INST]",
            "<<SYS>>",
            "<</SYS>>",
            "<start_of_turn>",
            "<end_of_turn>");

    private TextMarks() {}

    /** A value that was missing and became a word. */
    static boolean isNullWord(String text) {
        return text.length() < 12 && NULL_WORDS.contains(text.strip());
    }

    /** The first <code>{name}</code> or {@code [[} that a prompt may have left behind; {@code null} when there is none. */
    static @Nullable String placeholder(String text) {
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            int end = nameEnd(text, at + 1);
            if (end > 0) {
                return text.substring(at, end + 1);
            }
        }
        return text.contains("[[") ? "[[" : null;
    }

    /** The closing brace behind a name; -1 when what follows is no name in braces. */
    private static int nameEnd(String text, int from) {
        int limit = Math.min(text.length(), from + NAME_CHARS_MAX);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '}') {
                return i > from ? i : -1;
            }
            boolean letter = Character.isLetter(c) || c == '_';
            boolean inside = i > from && (Character.isDigit(c) || c == ' ' || c == '-' || c == '.');
            if (!letter && !inside) {
                return -1;
            }
        }
        return -1;
    }

    /** The first special token of a chat template in a text; {@code null} when there is none. */
    static @Nullable String specialToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '[') {
                String token = tokenAt(text, i);
                if (token != null) {
                    return token;
                }
            }
        }
        return null;
    }

    private static @Nullable String tokenAt(String text, int at) {
        if (text.startsWith("<|", at) || text.startsWith("<｜", at)) {
            return barred(text, at);
        }
        for (String token : SPECIAL_TOKENS) {
            if (text.startsWith(token, at)) {
                return token;
            }
        }
        return null;
    }

    /** {@code <|im_end|>} and the like: no white space between the bars. */
    private static @Nullable String barred(String text, int at) {
        String close = text.charAt(at + 1) + ">";
        int end = text.indexOf(close, at + 3);
        if (end < 0 || end - at > NAME_CHARS_MAX) {
            return null;
        }
        String token = text.substring(at, end + 2);
        return token.chars().anyMatch(Character::isWhitespace) ? null : token;
    }
}
