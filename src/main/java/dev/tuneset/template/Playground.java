package dev.tuneset.template;

import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.web.Form;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the playground shows: what was typed, and what came of it.
 *
 * @param project whose templates and tokenizers can be named as well; {@code null} for those built in alone
 */
public record Playground(
        @Nullable Long project,
        List<ChatTemplate> templates,
        List<Tokenizers.Entry> tokenizers,
        Form form,
        Played played) {
    private static final List<String> FIELDS =
            List.of("template_name", "template", "messages", "tools", "documents", "variables", "now", "tokenizer");

    public boolean ticked(String name) {
        return !form.value(name).isEmpty();
    }

    /** Whether one of the fields that are seldom needed is filled or wrong. */
    public boolean further() {
        return Stream.of("tools", "documents", "variables", "now")
                .anyMatch(name -> !form.value(name).isBlank());
    }

    /** The fields that something is wrong with. */
    public List<String> wrong() {
        return FIELDS.stream().filter(field -> form.error(field) != null).toList();
    }

    /** The roles a message can be given without typing. */
    public List<String> roles() {
        return List.of("system", "user", "assistant", "tool", "developer");
    }

    /** Where the playground of this project is. */
    public String path() {
        return project == null ? "/playground" : "/playground?project=" + project;
    }

    /**
     * What came of it.
     *
     * @param text the rendered text; {@code null} when nothing was rendered
     * @param refusal why nothing was, in the template's words; {@code null} where the form tells or nothing is wrong
     * @param line where in the source, from 1, or 0
     * @param excerpt the source around the place, or {@code null}
     */
    public record Played(
            @Nullable Text text,
            @Nullable String refusal,
            int line,
            int column,
            @Nullable SourceExcerpt excerpt) {
        static final Played NOTHING = new Played(null, null, 0, 0, null);
    }

    /**
     * A rendered text.
     *
     * @param borders whether the pieces are cut at the borders of tokens
     * @param exact whether the tokenizer was asked for; else it stands in
     * @param marked whether the template itself says what the assistant writes
     */
    public record Text(
            List<MarkedText.Piece> pieces,
            int characters,
            int tokens,
            String counter,
            boolean exact,
            boolean borders,
            boolean marked) {}
}
