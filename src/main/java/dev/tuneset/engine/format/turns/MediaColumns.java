package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Media parts as LLaMA-Factory and ms-swift have them: {@code <image>} in the text, the file in the column {@code images}. */
final class MediaColumns {
    private static final Map<String, String> COLUMNS = Map.of("image", "images", "video", "videos", "audio", "audios");

    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    private final Findings findings;

    MediaColumns(Findings findings) {
        this.findings = findings;
    }

    Map<String, @Nullable Object> columns() {
        return columns;
    }

    /** The placeholder of a part, whose file is put into its column; a part without a file refers to a column at hand. */
    String placeholder(Part.Media part) {
        String kind = part.type().replace("input_", "").replace("_url", "");
        String column = COLUMNS.get(kind);
        if (column == null) {
            findings.refuse(
                    Reason.CANNOT_CARRY,
                    "This format has no place for a content part of the type " + part.type() + "; chatml has.");
            return "";
        }
        Object file = file(part, kind);
        if (file != null) {
            add(column, file);
        }
        return "<" + kind + ">";
    }

    @SuppressWarnings("unchecked")
    private void add(String column, Object file) {
        ((List<Object>) columns.computeIfAbsent(column, name -> new ArrayList<>())).add(file);
    }

    private @Nullable Object file(Part.Media part, String kind) {
        for (String key : List.of(part.type(), kind, "path", "url", "value", "base64")) {
            Object file = part.fields().get(key);
            if (file instanceof Map<?, ?> map && map.get("url") != null) {
                noteLoss(part.fields(), key, map, "url");
                return map.get("url");
            }
            if (file != null) {
                noteLoss(part.fields(), key, Map.of(), "");
                return file;
            }
        }
        noteLoss(part.fields(), "", Map.of(), "");
        return null;
    }

    /** Of a part only its file has a place, and of a file that is an object only its address. */
    private void noteLoss(Map<?, ?> part, String file, Map<?, ?> inner, String address) {
        List<String> lost = new ArrayList<>(0);
        part.keySet().stream()
                .filter(key -> !key.equals("type") && !key.equals(file))
                .forEach(key -> lost.add(String.valueOf(key)));
        inner.keySet().stream().filter(key -> !key.equals(address)).forEach(key -> lost.add(file + "." + key));
        if (!lost.isEmpty()) {
            findings.note(
                    Reason.CONTENT_LOST,
                    "Keys of a media part other than its file were left out: " + String.join(", ", lost) + ".");
        }
    }
}
