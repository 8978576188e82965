package dev.tuneset.engine.format;

import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of media, and how messages and columns name it. */
public enum MediaKind {
    IMAGE,
    VIDEO,
    AUDIO;

    private final String wire = name().toLowerCase(Locale.ROOT);
    private final String token = "<" + wire + ">";
    private final String column = wire + "s";

    private final List<String> columns = List.of(column, wire);

    /** The kind of a part; empty for a part of another type, such as a document. */
    public static Optional<MediaKind> of(Part.Media part) {
        for (MediaKind kind : values()) {
            if (kind.is(part)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String wire() {
        return wire;
    }

    /** What stands for one in a text: {@code <image>}. */
    public String token() {
        return token;
    }

    /** The columns of files, the one that is written first. */
    List<String> columns() {
        return columns;
    }

    public String column() {
        return column;
    }

    boolean is(Part.Media part) {
        return part.type().replace("input_", "").replace("_url", "").equals(wire);
    }

    Part part(Object file) {
        return new Part.Media(wire, FormatCard.fields("type", wire, wire, file));
    }

    Part place() {
        return new Part.Media(wire, Map.of("type", wire));
    }

    /** The part with a file, which its number in a column gives way to; other keys stay. */
    Part filled(Part.Media place, Object file) {
        Map<String, @Nullable Object> fields = others(place);
        fields.put(wire, file);
        return new Part.Media(wire, fields);
    }

    /** The part without its file; other keys stay. */
    Part emptied(Part.Media part) {
        return new Part.Media(wire, others(part));
    }

    private Map<String, @Nullable Object> others(Part.Media part) {
        Map<String, @Nullable Object> others = FormatCard.fields("type", wire);
        String file = fileKey(part).orElse("");
        part.fields().forEach((key, value) -> {
            if (value != null && !key.equals("type") && !key.equals("index") && !key.equals(file)) {
                others.put(key, value);
            }
        });
        return others;
    }

    /** The key of a part that holds its file; empty for a part that refers to a column. */
    Optional<String> fileKey(Part.Media part) {
        return List.of(part.type(), wire, "path", "url", "value", "base64", "data", "source").stream()
                .filter(key -> part.fields().get(key) != null)
                .findFirst();
    }

    /** The file of a part, for a place that has room for nothing else. */
    public @Nullable Object fileAlone(Part.Media part, Findings findings) {
        List<String> lost = new ArrayList<>(others(part).keySet());
        lost.remove("type");
        noteLoss(lost, findings);
        return file(part, findings);
    }

    /** The file of a part, or its address where the file is an object with one. */
    @Nullable
    Object file(Part.Media part, Findings findings) {
        String key = fileKey(part).orElse("");
        Object file = part.fields().get(key);
        if (!(file instanceof Map<?, ?> map) || map.get("url") == null) {
            return file;
        }
        List<String> lost = new ArrayList<>(0);
        map.keySet().stream().filter(other -> !other.equals("url")).forEach(other -> lost.add(key + "." + other));
        noteLoss(lost, findings);
        return map.get("url");
    }

    private static void noteLoss(List<String> lost, Findings findings) {
        if (!lost.isEmpty()) {
            findings.note(
                    Reason.CONTENT_LOST,
                    "Keys of a media part other than its file were left out: " + String.join(", ", lost) + ".");
        }
    }
}
