package dev.tuneset.engine.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of a model and their ids. */
final class Vocabulary {
    static final int ID_MAX = 1 << 24;

    private final Map<String, Integer> ids;
    private final @Nullable String[] tokens;

    /** Takes the map as it is; nobody may change it any more. */
    Vocabulary(Map<String, Integer> ids) {
        this.ids = ids;
        int max = -1;
        for (int id : ids.values()) {
            if (id < 0 || id > ID_MAX) {
                throw Refusal.malformed("its vocabulary has the token id " + id);
            }
            max = Math.max(max, id);
        }
        tokens = new String[max + 1];
        ids.forEach((token, id) -> tokens[id] = token);
    }

    int size() {
        return ids.size();
    }

    /** The token's id, or -1. */
    int id(String token) {
        Integer id = ids.get(token);
        return id == null ? -1 : id;
    }

    /** The token's spelling. */
    String token(int id) {
        String token = id >= 0 && id < tokens.length ? tokens[id] : null;
        return token == null ? "" : token;
    }

    Map<String, Integer> ids() {
        return ids;
    }

    /** Ids of {@code <0x00>} to {@code <0xFF>}, -1 where there is none. */
    int[] byteIds() {
        int[] byteIds = new int[256];
        for (int b = 0; b < 256; b++) {
            byteIds[b] = id(String.format(java.util.Locale.ROOT, "<0x%02X>", b));
        }
        return byteIds;
    }
}
