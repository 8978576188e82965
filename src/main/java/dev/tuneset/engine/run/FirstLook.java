package dev.tuneset.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON reader of Hugging Face {@code datasets} does not know of bare files after its first look: it takes columns and
 * types from the first 10 MB of the first file, and fails where a later record has others. Objects whose keys differ within
 * that look are kept as JSON, whatever comes later.
 *
 * <p>Source: {@code datasets/packaged_modules/json/json.py} (5.2), {@code chunksize}, {@code _cast_table} and
 * {@code find_mixed_struct_types_field_paths}.
 */
final class FirstLook {
    private static final long BYTES = 10L << 20;
    private static final int NAMES_MAX = 5;

    private final Seen first = new Seen(true);
    private final Seen later = new Seen(true);
    private long bytes;

    /** Takes a record that is as many bytes long, of the first file or of another. */
    void add(Map<String, @Nullable Object> record, int length, boolean firstFile) {
        (firstFile && bytes < BYTES ? first : later).add(record);
        bytes += length;
    }

    /** Paths of the first few columns that are new or of another type later: {@code tools}, {@code meta.page}. */
    List<String> late() {
        List<String> paths = new ArrayList<>();
        first.late(later, "", paths);
        return paths.subList(0, Math.min(NAMES_MAX, paths.size()));
    }

    private enum Kind {
        NOTHING,
        FLAG,
        WHOLE,
        FRACTION,
        TEXT,
        LIST,
        OBJECT,
        MIXED
    }

    /** The values at one place. */
    private static final class Seen {
        private static final Seen NOTHING = new Seen(false);

        private final Map<String, Seen> members = new LinkedHashMap<>();
        private final Map<String, Seen> elements = new HashMap<>(1);
        private Kind kind = Kind.NOTHING;
        /** A record, whose missing columns the reader fills. */
        private final boolean record;

        private int keys = -1;

        Seen(boolean record) {
            this.record = record;
        }

        void add(@Nullable Object value) {
            if (value == null || kind == Kind.MIXED) {
                return;
            }
            Kind found = kindOf(value);
            if (kind != Kind.NOTHING && kind != found) {
                boolean numbers = isNumber(kind) && isNumber(found);
                kind = numbers ? Kind.FRACTION : Kind.MIXED;
                return;
            }
            kind = found;
            if (value instanceof Map<?, ?> object) {
                object.forEach((key, member) -> members.computeIfAbsent(String.valueOf(key), name -> new Seen(false))
                        .add(member));
                keys = keys < 0 ? object.size() : keys;
                // the same number of keys, and none that is new, is the same keys
                if (!record && (object.isEmpty() || object.size() != keys || members.size() != keys)) {
                    kind = Kind.MIXED;
                }
            } else if (value instanceof List<?> list) {
                Seen element = elements.computeIfAbsent("", name -> new Seen(false));
                list.forEach(element::add);
            }
        }

        void late(Seen later, String path, List<String> paths) {
            if (kind == Kind.MIXED || later.kind == Kind.NOTHING) {
                return;
            }
            if (!takes(later.kind)) {
                paths.add(path);
                return;
            }
            String before = path.isEmpty() ? "" : path + ".";
            later.members.forEach(
                    (key, member) -> members.getOrDefault(key, NOTHING).late(member, before + key, paths));
            later.elements.forEach(
                    (key, element) -> elements.getOrDefault(key, NOTHING).late(element, path, paths));
        }

        private boolean takes(Kind other) {
            boolean scalar = other != Kind.LIST && other != Kind.OBJECT && other != Kind.MIXED;
            return kind == other || (kind == Kind.TEXT && scalar) || (kind == Kind.FRACTION && other == Kind.WHOLE);
        }

        private static boolean isNumber(Kind kind) {
            return kind == Kind.WHOLE || kind == Kind.FRACTION;
        }

        private static Kind kindOf(Object value) {
            if (value instanceof Map<?, ?>) {
                return Kind.OBJECT;
            }
            if (value instanceof List<?>) {
                return Kind.LIST;
            }
            if (value instanceof Boolean) {
                return Kind.FLAG;
            }
            if (value instanceof Long || value instanceof Integer) {
                return Kind.WHOLE;
            }
            return value instanceof Number ? Kind.FRACTION : Kind.TEXT;
        }
    }
}
