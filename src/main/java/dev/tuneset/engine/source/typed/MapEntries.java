package dev.tuneset.engine.source.typed;

import dev.tuneset.engine.row.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a map, in order. */
public final class MapEntries {
    private static final Struct.Keys KEY_AND_VALUE = Struct.Keys.of("key", "value");

    private final List<@Nullable Object[]> entries = new ArrayList<>();

    public void add(@Nullable Object key, @Nullable Object value) {
        entries.add(new @Nullable Object[] {key, value});
    }

    /**
     * A map, when its keys are texts and each is there once; a map that would lose an entry that way becomes a list of structs of
     * {@code key} and {@code value}.
     */
    public Object value() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(entries.size() * 2);
        for (@Nullable Object[] entry : entries) {
            if (!(entry[0] instanceof String key) || map.containsKey(key)) {
                return structs();
            }
            map.put(key, entry[1]);
        }
        return map;
    }

    private List<Object> structs() {
        List<Object> structs = new ArrayList<>(entries.size());
        entries.forEach(entry -> structs.add(new Struct(KEY_AND_VALUE, entry)));
        return structs;
    }
}
