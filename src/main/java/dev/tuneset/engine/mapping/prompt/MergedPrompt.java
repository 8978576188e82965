package dev.tuneset.engine.mapping.prompt;

import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.Set;

/** A prompt whose places are filled from the columns of a row. Bound to a schema, thread-safe. */
public sealed interface MergedPrompt permits ColumnPrompt, UnslothPrompt {
    /** The text for a row. */
    String render(Row row);

    /** The text for a row with the origin of its pieces. */
    RenderedPrompt trace(Row row);

    /** The columns the prompt names, in the order of their first use. */
    Set<String> columns();

    /**
     * A prompt in Tuneset's syntax.
     *
     * @param field the recipe's field the template stands in, for error messages
     * @throws dev.tuneset.engine.outcome.TunesetException for a mistake in the template, with its line and column
     */
    static MergedPrompt of(String template, Gate gate, Schema schema, String field) {
        return new PromptParser(template, gate, schema, field).parse();
    }

    /**
     * A prompt with exactly the semantics of Unsloth's {@code to_sharegpt}.
     *
     * @throws dev.tuneset.engine.outcome.TunesetException where Unsloth fails before it comes to the rows; what it finds only
     *     in a row is thrown by {@link #render}
     */
    static MergedPrompt unsloth(String template, Schema schema) {
        return UnslothPrompt.of(template, schema);
    }
}
