package dev.tuneset.engine.mapping.prompt;

import dev.tuneset.engine.row.Row;
import java.util.List;
import java.util.Set;

/** A prompt in Tuneset's syntax. */
final class ColumnPrompt implements MergedPrompt {
    private final List<PromptNode> nodes;
    private final Set<String> columns;

    ColumnPrompt(List<PromptNode> nodes, Set<String> columns) {
        this.nodes = nodes;
        this.columns = columns;
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
        for (PromptNode node : nodes) {
            node.write(row, out);
        }
        return out;
    }
}
