package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How JSON looks: the arguments of {@code json.dumps}. */
final class JsonStyle {
    private static final JsonStyle PLAIN = new JsonStyle(false, null, ", ", ": ", false);

    final boolean ascii;
    /** What one level is indented by, or null for one line. */
    final @Nullable String indent;

    final char[] itemSeparator;
    final char[] keySeparator;
    final boolean sorted;

    private JsonStyle(boolean ascii, @Nullable String indent, String item, String key, boolean sorted) {
        this.ascii = ascii;
        this.indent = indent;
        this.itemSeparator = item.toCharArray();
        this.keySeparator = key.toCharArray();
        this.sorted = sorted;
    }

    static JsonStyle of(boolean ascii, @Nullable Object indent, @Nullable Object separators, boolean sorted) {
        if (!ascii && indent == null && separators == null && !sorted) {
            return PLAIN;
        }
        String step = Args.absent(indent) || indent == null ? null : step(indent);
        if (separators == null || separators == None.NONE) {
            return new JsonStyle(ascii, step, step == null ? ", " : ",", ": ", sorted);
        }
        List<Object> pair = new ArrayList<>();
        Iteration.of(separators).forEachRemaining(pair::add);
        if (pair.size() != 2) {
            throw TemplateException.value(
                    pair.size() > 2
                            ? "too many values to unpack (expected 2)"
                            : "not enough values to unpack (expected 2, got " + pair.size() + ")");
        }
        return new JsonStyle(ascii, step, Text.of(pair.get(0)), Text.of(pair.get(1)), sorted);
    }

    private static String step(Object indent) {
        return Types.isString(indent)
                ? Types.string(indent)
                : " ".repeat(Math.max(0, Math.min(1000, Numbers.indexInt(indent))));
    }
}
