package dev.tuneset.engine.pack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many tokens a record has at least, by a rough rule: four letters of ASCII a token, ten others in seven. */
final class LengthGuess {
    private LengthGuess() {}

    static long tokens(@Nullable Object value) {
        return Math.round(weight(value));
    }

    /** What a tool does with a record that is longer than its limit. */
    static Check check(Check.Effect effect, long tokensMax) {
        return Check.warns("longer_than_limit", effect, record -> {
            long tokens = tokens(record);
            return tokens > tokensMax
                    ? "About " + tokens + " tokens by a rough count, above the limit of " + tokensMax + "."
                    : null;
        });
    }

    private static double weight(@Nullable Object value) {
        double sum = 0;
        if (value instanceof String text) {
            return weight(text);
        }
        if (value instanceof Map<?, ?> map) {
            for (Object member : map.values()) {
                sum += weight(member);
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                sum += weight(item);
            }
        }
        return sum;
    }

    private static double weight(String text) {
        int ascii = 0;
        for (int i = 0; i < text.length(); i++) {
            ascii += text.charAt(i) < 0x80 ? 1 : 0;
        }
        return ascii / 4.0 + (text.length() - ascii) * 0.7;
    }
}
