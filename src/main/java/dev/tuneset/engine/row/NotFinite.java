package dev.tuneset.engine.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds NaN and infinities, which JSON cannot hold, in a value of a {@link Row}. */
public final class NotFinite {
    private static final int NAMED_MAX = 5;

    private final List<String> named = new ArrayList<>(1);
    private int more;

    private NotFinite() {}

    /** Where they stand, {@code NaN at scores[1].loss}, joined; {@code null} when all numbers are finite. */
    public static @Nullable String in(@Nullable Object value) {
        if (!has(value)) {
            return null;
        }
        NotFinite found = new NotFinite();
        found.look(value, "");
        String joined = String.join(", ", found.named);
        return found.more == 0 ? joined : joined + " and " + found.more + " more";
    }

    private static boolean has(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            for (Object item : map.values()) {
                if (has(item)) {
                    return true;
                }
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                if (has(item)) {
                    return true;
                }
            }
        }
        return isNotFinite(value);
    }

    private static boolean isNotFinite(@Nullable Object value) {
        return value instanceof Double number && !Double.isFinite(number)
                || value instanceof Float single && !Float.isFinite(single);
    }

    private void look(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> look(item, path.isEmpty() ? String.valueOf(key) : path + "." + key));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                look(list.get(i), path + "[" + i + "]");
            }
        } else if (isNotFinite(value)) {
            if (named.size() < NAMED_MAX) {
                named.add(path.isEmpty() ? String.valueOf(value) : value + " at " + path);
            } else {
                more++;
            }
        }
    }
}
