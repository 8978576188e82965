package dev.tuneset.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which columns the tools take for their own was tried with TRL 1.16, ms-swift 4.6, mlx-lm 0.32 and mistral-finetune of June 2026. */
class MisreadColumnsTest {
    @Test
    void areRenamedWhereTrlWouldTakeAConversationForAPromptAndItsCompletion() {
        Check check = TrlColumns.check("TRL", "chatml");
        assertThat(repaired(check, "messages", "prompt", "text", "prompt_id"))
                .containsExactly("messages", "source_prompt", "text", "prompt_id");
        assertThat(check.breach().apply(record("messages", "prompt")))
                .isEqualTo("Renamed, since TRL takes it for its own: prompt → source_prompt.");
    }

    @Test
    void areRenamedWhereTheEndWouldBeMarkedInAnotherColumn() {
        assertThat(repaired(TrlColumns.check("TRL", "prompt_completion"), "prompt", "completion", "text"))
                .containsExactly("prompt", "completion", "source_text");
    }

    @Test
    void areRenamedWhateverTheirCaseWhereMsSwiftWouldReadNeither() {
        assertThat(repaired(MsSwiftColumns.check("prompt_completion"), "prompt", "completion", "Text", "topic"))
                .containsExactly("prompt", "completion", "source_Text", "topic");
    }

    @Test
    void areRenamedWhereMistralFinetuneWouldLookForMessagesInThem() {
        assertThat(repaired(MistralPack.columns(), "messages", "interactions", "only_last", "topic"))
                .containsExactly("messages", "source_interactions", "source_only_last", "topic");
    }

    @Test
    void stayWhereTheyAreWhatTheToolTakesThemFor() {
        Check check = MsSwiftColumns.check("chatml");
        Map<String, @Nullable Object> boxes = Map.of("messages", List.of(), "objects", Map.of("bbox", List.of()));
        assertThat(check.breach().apply(boxes)).isNull();
        assertThat(check.breach().apply(Map.of("messages", List.of(), "objects", "cup")))
                .isNotNull();
    }

    @Test
    void neverTakeTheNameOfAnother() {
        assertThat(repaired(TrlColumns.check("TRL", "chatml"), "messages", "prompt", "source_prompt"))
                .containsExactly("messages", "source_source_prompt", "source_prompt");
    }

    private static Iterable<String> repaired(Check check, String... names) {
        return check.repair().apply(record(names)).keySet();
    }

    private static Map<String, @Nullable Object> record(String... names) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (String name : names) {
            record.put(name, name);
        }
        return record;
    }
}
