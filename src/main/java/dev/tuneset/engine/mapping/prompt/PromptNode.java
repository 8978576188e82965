package dev.tuneset.engine.mapping.prompt;

import dev.tuneset.engine.row.Row;
import java.util.List;

/** A piece of a parsed prompt. */
sealed interface PromptNode {
    void write(Row row, PromptText out);

    /** Whether there is something to show; text of the template alone is nothing. */
    boolean present(Row row);

    record Literal(String text) implements PromptNode {
        @Override
        public void write(Row row, PromptText out) {
            out.literal(text);
        }

        @Override
        public boolean present(Row row) {
            return false;
        }
    }

    record Value(int index, String column) implements PromptNode {
        @Override
        public void write(Row row, PromptText out) {
            out.value(column, CellText.of(row.value(index)));
        }

        @Override
        public boolean present(Row row) {
            return !CellText.isMissing(row.value(index));
        }
    }

    /**
     * A part between double brackets.
     *
     * @param source the part as it stands in the template, brackets included
     * @param gating the values that decide; the parts inside when the part has no value of its own, of which one is enough
     */
    record Part(String source, List<PromptNode> nodes, List<PromptNode> gating, Gate gate) implements PromptNode {
        static Part of(String source, List<PromptNode> nodes, Gate gate) {
            List<PromptNode> values =
                    nodes.stream().filter(Value.class::isInstance).toList();
            if (!values.isEmpty()) {
                return new Part(source, nodes, values, gate);
            }
            List<PromptNode> parts =
                    nodes.stream().filter(Part.class::isInstance).toList();
            return new Part(source, nodes, parts, Gate.ANY);
        }

        @Override
        public void write(Row row, PromptText out) {
            if (!present(row)) {
                out.dropped(source);
                return;
            }
            for (PromptNode node : nodes) {
                node.write(row, out);
            }
        }

        @Override
        public boolean present(Row row) {
            return switch (gate) {
                case FIRST -> gating.get(0).present(row);
                case ANY -> anyPresent(row);
                case ALL -> allPresent(row);
            };
        }

        private boolean anyPresent(Row row) {
            for (PromptNode node : gating) {
                if (node.present(row)) {
                    return true;
                }
            }
            return false;
        }

        private boolean allPresent(Row row) {
            for (PromptNode node : gating) {
                if (!node.present(row)) {
                    return false;
                }
            }
            return true;
        }
    }
}
