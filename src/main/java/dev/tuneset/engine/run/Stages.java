package dev.tuneset.engine.run;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.format.sharegpt.StandardizeShareGpt;
import dev.tuneset.engine.format.sharegpt.StandardizedRows;
import dev.tuneset.engine.mapping.ConversationExtension;
import dev.tuneset.engine.mapping.Mapping;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.mapping.Mappings;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.recipe.Recipe;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the rows of one source become examples, and the examples records: what a recipe comes to once the columns are known. */
record Stages(Candidates candidates, Function<Example, Outcome<Map<String, @Nullable Object>>> target)
        implements Closeable {
    private static final int DETECTION_ROWS = 200;

    static Stages of(Recipe recipe, Format target, PeekedRows rows, Path scratch) throws IOException {
        boolean compat = recipe.compat() == Recipe.Compat.UNSLOTH;
        MappingSpec map = recipe.map();
        if (map != null) {
            return new Stages(mapped(map, rows, scratch, compat), target::write);
        }
        String format = recipe.source().format();
        if (compat && (format == null || Formats.named(format).name().equals("sharegpt"))) {
            return standardized(recipe, target, rows);
        }
        return new Stages(new ReadCandidates(rows, reading(recipe, rows)), target::write);
    }

    private static Candidates mapped(MappingSpec map, PeekedRows rows, Path scratch, boolean compat)
            throws IOException {
        Mapping mapping = Mappings.bind(map, rows.schema(), compat);
        Candidates single = new ReadCandidates(rows, mapping);
        if (!ConversationExtension.joins(map) && !compat) {
            return single;
        }
        ExampleSpool spool = new ExampleSpool(scratch.resolve("examples.spool"));
        return new JoinedCandidates(
                single, spool, examples -> ConversationExtension.of(map, rows.schema(), examples, compat));
    }

    /** As {@code standardize_sharegpt} of Unsloth; with messages as the target, its very records are written. */
    private static Stages standardized(Recipe recipe, Format target, PeekedRows rows) throws IOException {
        Map<String, @Nullable Object> options = recipe.target().options();
        Map<String, @Nullable Object> aliases = new LinkedHashMap<>(aliases(options.get("roles")));
        aliases.putAll(recipe.source().formatOptions());
        StandardizeShareGpt how = StandardizeShareGpt.of(aliases, "parts".equals(options.get("content")));
        StandardizedRows standard = StandardizedRows.learn(how, rows.peek(DETECTION_ROWS));
        boolean messages = target.name().equals("chatml");
        return new Stages(new ReadCandidates(rows, standard::read), messages ? StandardizedRows::write : target::write);
    }

    /** Role names of the data ({@code {customer: user}}) as the lists that Unsloth takes. */
    private static Map<String, List<String>> aliases(@Nullable Object roles) {
        Map<String, List<String>> aliases = new TreeMap<>();
        if (roles instanceof Map<?, ?> named) {
            named.forEach((name, role) -> aliases.computeIfAbsent("aliases_for_" + role, list -> new ArrayList<>())
                    .add(String.valueOf(name)));
        }
        return aliases;
    }

    /** Rows that are examples already: by the format the recipe names, or the one their structure tells. */
    private static Mapping reading(Recipe recipe, PeekedRows rows) throws IOException {
        String named = recipe.source().format();
        Format format = named == null ? Formats.likeliest(rows.peek(DETECTION_ROWS)) : Formats.named(named);
        return format.with(recipe.source().formatOptions())::read;
    }

    @Override
    public void close() throws IOException {
        candidates.close();
    }
}
