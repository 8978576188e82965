package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.MediaKind;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Media parts as LLaMA-Factory and ms-swift have them: {@code <image>} in the text, the file in the column {@code images}. */
final class MediaColumns {
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
        Optional<MediaKind> kind = MediaKind.of(part);
        if (kind.isEmpty()) {
            findings.refuse(
                    Reason.CANNOT_CARRY,
                    "This format has no place for a content part of the type " + part.type() + "; chatml has.");
            return "";
        }
        Object file = kind.get().fileAlone(part, findings);
        if (file != null) {
            add(kind.get().column(), file);
        }
        return kind.get().token();
    }

    @SuppressWarnings("unchecked")
    private void add(String column, Object file) {
        ((List<Object>) columns.computeIfAbsent(column, name -> new ArrayList<>())).add(file);
    }
}
