package dev.tuneset.engine.mapping;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.mapping.prompt.MergedPrompt;
import dev.tuneset.engine.mapping.python.PythonError;
import dev.tuneset.engine.mapping.python.PythonText;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Unsloth's {@code to_sharegpt} makes of a row. Every row is kept; what Unsloth cannot do ends the run, as it does there. */
final class UnslothMapping implements Mapping {
    static final String CONVERSATIONS = "conversations";
    private static final String OUTPUT = "output";

    private final Schema schema;
    private final MappingSpec spec;
    private final String output;
    private final @Nullable MergedPrompt prompt;
    /** A mistake in the prompt that must wait, because Unsloth looks at the first row before it reads the prompt. */
    private final @Nullable TunesetException mistake;

    private final @Nullable MergedPrompt system;
    private final KeptColumns named;

    private UnslothMapping(
            MappingSpec spec, Schema schema, @Nullable MergedPrompt prompt, @Nullable TunesetException mistake) {
        this.schema = schema;
        this.spec = spec;
        this.prompt = prompt;
        this.mistake = mistake;
        this.output =
                spec.outputColumns().isEmpty() ? OUTPUT : spec.outputColumns().get(0);
        this.system = Mappings.system(spec, schema);
        this.named =
                new KeptColumns(schema, spec.withRemoveUnusedColumns(true), KeptColumns.named(spec, schema), Set.of());
    }

    static UnslothMapping bind(MappingSpec spec, Schema schema) {
        if (spec.output() != null || spec.outputColumns().size() > 1) {
            throw Mappings.badSpec(
                    "not_in_compat",
                    "Unsloth knows one output_column only; leave out compat to use several, or an output text",
                    "map.output_column");
        }
        if (spec.conversationExtension() > Mappings.EXTENSION_MAX) {
            throw Mappings.badSpec(
                    "extension_out_of_range",
                    "conversation_extension must be at most " + Mappings.EXTENSION_MAX + ", not "
                            + spec.conversationExtension(),
                    "map.conversation_extension",
                    Mappings.EXTENSION_MAX,
                    spec.conversationExtension());
        }
        String template = spec.mergedPrompt() == null ? "" : spec.mergedPrompt();
        try {
            return new UnslothMapping(spec, schema, MergedPrompt.unsloth(template, schema), null);
        } catch (TunesetException mistake) {
            mistake.inField("map.merged_prompt");
            if (!schema.has(CONVERSATIONS)) {
                throw mistake;
            }
            return new UnslothMapping(spec, schema, null, mistake);
        }
    }

    @Override
    public Outcome<Example> apply(Row row) {
        if (row.place().row() == 1 && row.value(CONVERSATIONS) instanceof List<?>) {
            throw PythonError.typeError("Unsloth: Your dataset is probably already in ShareGPT format!");
        }
        if (prompt == null) {
            throw mistake == null ? new IllegalStateException("neither prompt nor mistake") : mistake;
        }
        String user = prompt.render(row);
        String assistant = PythonText.str(answer(row, user));
        List<Message> messages = new ArrayList<>(3);
        PromptMapping.addSystem(system, row, messages);
        messages.add(Message.of(Role.USER, user));
        messages.add(Message.of(Role.ASSISTANT, assistant));
        Example example = Example.ofMessages(messages);
        return Outcome.kept(spec.removeUnusedColumns() ? named.onto(example, row) : withAll(example, row, user));
    }

    private @Nullable Object answer(Row row, String user) {
        if (output.equals(spec.mergedColumn())) {
            return user;
        }
        int index = schema.indexOf(output);
        if (index < 0) {
            throw PythonError.keyError(output).inField("map.output_column");
        }
        return row.value(index);
    }

    /** All columns with the merged one among them; the conversation itself takes the place of a column of that name. */
    private Example withAll(Example example, Row row, String user) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(row.toMap());
        all.put(spec.mergedColumn(), user);
        all.remove(CONVERSATIONS);
        return example.withAttributes(Collections.unmodifiableMap(all));
    }
}
