package dev.tuneset.template;

import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.web.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the playground shows: what was typed, and what came of it.
 *
 * @param refusal why nothing was rendered, or {@code null}
 * @param line where in the source, from 1, or 0
 */
public record Playground(
        List<ChatTemplate> templates,
        Form form,
        boolean prompt,
        List<MarkedText.Piece> rendered,
        @Nullable String refusal,
        int line,
        int column,
        List<String> source) {
    boolean named(String name) {
        return form.value("template_name").equals(name);
    }
}
