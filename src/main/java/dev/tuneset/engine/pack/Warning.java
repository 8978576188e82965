package dev.tuneset.engine.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to know of a pack as a whole.
 *
 * @param code names the case for translation
 * @param detail one English sentence: what, and what to do
 * @param arguments fill the translated sentence
 */
public record Warning(String code, String detail, List<Object> arguments) {
    public Warning {
        arguments = List.copyOf(arguments);
    }

    static Warning of(String code, String detail, Object... arguments) {
        return new Warning(code, detail, List.of(arguments));
    }

    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", code);
        tree.put("detail", detail);
        tree.put("arguments", arguments);
        return tree;
    }
}
