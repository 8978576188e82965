package dev.tuneset.engine.mapping.prompt;

import dev.tuneset.engine.mapping.python.PythonError;
import dev.tuneset.engine.mapping.python.PythonFormat;
import dev.tuneset.engine.mapping.python.PythonText;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Unsloth's reading of a merged prompt (chat_templates.py, {@code _parse_combined_prompt} and {@code _create_formatter}). */
final class UnslothPrompt implements MergedPrompt {
    private final Schema schema;
    private final Set<String> columns;
    private final List<Block> blocks;
    private final PythonFormat whole;
    /** The block a name stands for in the whole prompt; a name that is not here is a column. */
    private final Map<String, Integer> blockOfName;
    /** Names the whole prompt may use. */
    private final Set<String> names;
    /** A column that a piece names but the whole prompt, read in one go, does not: fails once rows come. */
    private final @Nullable String unread;

    /** An optional part: shown when its first column is not empty. */
    private record Block(String source, PythonFormat format, List<String> columns) {}

    private UnslothPrompt(Schema schema, Set<String> columns, Pieces pieces) {
        this.schema = schema;
        this.columns = columns;
        this.blocks = List.copyOf(pieces.blocks);
        this.whole = PythonFormat.compile(pieces.whole.toString());
        this.blockOfName = Map.copyOf(pieces.blockOfName);
        this.names = Set.copyOf(pieces.names);
        this.unread = pieces.used.stream()
                .filter(used -> !columns.contains(used))
                .findFirst()
                .orElse(null);
    }

    static UnslothPrompt of(String template, Schema schema) {
        Set<String> columns = new LinkedHashSet<>(UnslothScan.columns(template));
        for (String column : columns) {
            // without any column there can be no row either, and Unsloth's own error is about the empty dataset
            if (!schema.has(column) && schema.size() > 0) {
                throw PythonError.keyError("Unsloth: Your prompt includes '" + column
                        + "' but this does not exist in the dataset. Only allowed columns are "
                        + PythonText.repr(schema.columns()));
            }
        }
        return new UnslothPrompt(schema, Collections.unmodifiableSet(columns), new Pieces(template));
    }

    /** The template cut into required text and optional parts. */
    private static final class Pieces {
        private final StringBuilder whole = new StringBuilder();
        private final List<Block> blocks = new ArrayList<>();
        private final Map<String, Integer> blockOfName = new HashMap<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final List<String> used = new ArrayList<>();
        private int pieces;

        Pieces(String template) {
            int end = 0;
            for (int[] span : UnslothScan.optionals(template)) {
                if (span[0] > end) {
                    required(template.substring(end, span[0]));
                }
                optional(template.substring(span[0], span[1]));
                end = span[1];
            }
            if (end < template.length() || pieces == 0) {
                required(template.substring(end));
            }
        }

        private void required(String text) {
            for (String column : UnslothScan.columns(text)) {
                names.add(column);
                used.add(column);
                // a column named like an earlier part's place holder takes its place
                blockOfName.remove(column);
            }
            whole.append(text);
            pieces++;
        }

        private void optional(String source) {
            String text = source.substring(2, source.length() - 2);
            List<String> needed = UnslothScan.columns(text);
            if (needed.isEmpty()) {
                throw PythonError.indexError("Unsloth: Optional [[...]] blocks must contain at least 1 {column}.");
            }
            String name = "__optional_" + pieces + "__";
            names.add(name);
            used.addAll(needed);
            blockOfName.put(name, blocks.size());
            blocks.add(new Block(source, PythonFormat.compile(text), List.copyOf(new LinkedHashSet<>(needed))));
            whole.append('{').append(name).append('}');
            pieces++;
        }
    }

    @Override
    public String render(Row row) {
        return write(row, PromptText.plain()).toString();
    }

    @Override
    public RenderedPrompt trace(Row row) {
        return write(row, PromptText.traced()).rendered();
    }

    @Override
    public Set<String> columns() {
        return columns;
    }

    private PromptText write(Row row, PromptText out) {
        List<PromptText> shown = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            shown.add(written(block, row, out.fresh()));
        }
        if (unread != null) {
            throw PythonError.keyError(unread);
        }
        whole.format(name -> wholeValue(name, row, shown), new Out(out, blockOfName, shown));
        return out;
    }

    private PromptText written(Block block, Row row, PromptText out) {
        if (unread != null && block.columns().contains(unread)) {
            throw PythonError.keyError(unread);
        }
        if ("".equals(cell(row, block.columns().get(0)))) {
            out.dropped(block.source());
        } else {
            block.format()
                    .format(
                            name -> block.columns().contains(name) ? cell(row, name) : null,
                            new Out(out, Map.of(), List.of()));
        }
        return out;
    }

    private @Nullable Object wholeValue(String name, Row row, List<PromptText> shown) {
        Integer block = blockOfName.get(name);
        if (block != null) {
            return shown.get(block).toString();
        }
        return names.contains(name) ? cell(row, name) : null;
    }

    private Object cell(Row row, String column) {
        int index = schema.indexOf(column);
        if (index < 0) {
            throw PythonError.keyError(column);
        }
        Object value = row.value(index);
        return value == null ? "" : value;
    }

    /** Writes formatted pieces with their origin. */
    private record Out(PromptText text, Map<String, Integer> blockOfName, List<PromptText> shown)
            implements PythonFormat.Out {
        @Override
        public void literal(String literal) {
            text.literal(literal);
        }

        @Override
        public void field(String name, boolean plain, String value) {
            Integer block = blockOfName.get(name);
            if (block != null && plain) {
                text.append(shown.get(block));
            } else {
                text.value(name, value);
            }
        }
    }
}
