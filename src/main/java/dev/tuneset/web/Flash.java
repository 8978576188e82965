package dev.tuneset.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message for the next page, kept in a cookie over the redirect.
 *
 * @param kind {@code ok} or {@code error}: the colour and how urgently it is read out
 * @param key message key
 * @param arguments fill the message; each is cut to 80 characters
 * @param undo path to post to for taking it back, or {@code null}
 */
public record Flash(
        String kind,
        String key,
        List<String> arguments,
        @Nullable String undo) {
    private static final int ARGUMENT_CHARACTERS_MAX = 80;
    private static final char SEPARATOR = '\u0000';

    public Flash {
        arguments = arguments.stream().map(Flash::cut).toList();
    }

    public static Flash ok(String key, Object... arguments) {
        return new Flash("ok", key, texts(arguments), null);
    }

    public static Flash error(String key, Object... arguments) {
        return new Flash("error", key, texts(arguments), null);
    }

    /** The same message with a button that takes the deed back. */
    public Flash undoableBy(String path) {
        return new Flash(kind, key, arguments, path);
    }

    String encode() {
        List<String> all = new ArrayList<>(List.of(kind, key, undo == null ? "" : undo));
        all.addAll(arguments);
        byte[] bytes = String.join(String.valueOf(SEPARATOR), all).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Optional<Flash> decode(String encoded) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            List<String> all = List.of(text.split(String.valueOf(SEPARATOR), -1));
            if (all.size() < 3) {
                return Optional.empty();
            }
            String undo = Redirect.isLocal(all.get(2)) ? all.get(2) : null;
            return Optional.of(new Flash(all.get(0), all.get(1), all.subList(3, all.size()), undo));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static List<String> texts(Object[] arguments) {
        return List.of(arguments).stream().map(String::valueOf).toList();
    }

    private static String cut(String text) {
        String clean = text.replace(SEPARATOR, ' ');
        int end =
                clean.offsetByCodePoints(0, Math.min(clean.codePointCount(0, clean.length()), ARGUMENT_CHARACTERS_MAX));
        return end < clean.length() ? clean.substring(0, end) + "…" : clean;
    }
}
