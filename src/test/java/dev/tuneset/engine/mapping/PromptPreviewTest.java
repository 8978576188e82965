package dev.tuneset.engine.mapping;

import static dev.tuneset.engine.mapping.TestRows.rowAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.mapping.PromptPreview.Shown;
import dev.tuneset.engine.mapping.prompt.Gate;
import dev.tuneset.engine.mapping.prompt.MergedPrompt;
import dev.tuneset.engine.row.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptPreviewTest {
    private static final Schema SCHEMA = Schema.of("a");

    @Test
    void showsTheFirstTheMedianAndTheLongest() {
        PromptPreview preview = preview(4, 1, 9, 2, 3);
        assertThat(preview.shown())
                .extracting(shown -> shown.row().place().row())
                .containsExactly(1L, 5L, 3L);
        assertThat(preview.shown()).extracting(Shown::choice).containsExactly(PromptPreview.Choice.values());
        assertThat(preview.shown().get(2).prompt().text()).isEqualTo("x".repeat(9));
        assertThat(preview.isExact()).isTrue();
    }

    @Test
    void showsNothingOfNothing() {
        assertThat(preview().shown()).isEmpty();
    }

    @Test
    void samplesALongStreamEvenly() {
        int[] lengths = new int[20_000];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = i % 1_000;
        }
        PromptPreview preview = preview(lengths);
        List<Shown> shown = preview.shown();
        assertThat(preview.isExact()).isFalse();
        assertThat(shown.get(1).prompt().text().length()).isBetween(450, 550);
        assertThat(shown.get(2).prompt().text()).hasSize(999);
        assertThat(preview(lengths).shown().get(1).row().place())
                .isEqualTo(shown.get(1).row().place());
    }

    private static PromptPreview preview(int... lengths) {
        PromptPreview preview = new PromptPreview(MergedPrompt.of("{a}", Gate.ALL, SCHEMA, "map.merged_prompt"));
        for (int i = 0; i < lengths.length; i++) {
            preview.add(rowAt(i + 1L, SCHEMA, "x".repeat(lengths[i])));
        }
        return preview;
    }
}
