package dev.tuneset.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published data sets: their format is told, and every row is read without loss. */
class RealFilesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            alpaca/LLaMA-Factory/alpaca_en_demo.json, alpaca
            alpaca/LLaMA-Factory/identity.json, alpaca
            alpaca/GPTeacher/codegen-instruct_rows0001-1000.json, alpaca
            alpaca/Huatuo-Llama-Med-Chinese/llama_data_rows0001-2500.json, alpaca
            alpaca/alpaca_chinese_dataset/COIG-CQIA-sample.json, alpaca
            alpaca/self-instruct/seed_tasks.jsonl, alpaca
            alpaca/BELLE/zh_seed_tasks.json, alpaca
            chat/FastChat/dummy_conversation.json, sharegpt
            chat/torchtune/chat_tiny.json, sharegpt
            chat/LLaMA-Factory/glaive_toolcall_en_demo.json, sharegpt
            chat/LLaMA-Factory/v1_sft_demo.jsonl, chatml
            chat/openai-cookbook/toy_chat_fine_tuning.jsonl, chatml
            chat/dstc8-schema-guided-dialogue/dialogues_005.json, chatml
            chat/dstc8-schema-guided-dialogue/dialogues_007.json, chatml
            chat/Taskmaster/TM-4_data_07_first40pct.json, chatml
            preference/LLaMA-Factory/dpo_en_demo.json, preference_sharegpt
            preference/MedicalGPT/toolcall_dpo_zh_demo.jsonl, preference_sharegpt
            preference/LLaMA-Factory/kto_en_demo.json, kto
            preference/LLaMA-Factory/v1_dpo_demo.jsonl, preference
            preference/hh-rlhf/harmless-base_test_rows0001-0800.jsonl, preference
            preference/LLMBar/LLMBar__Natural__dataset.json, ranked
            preference/LLMBar/LLMBar__Adversarial__Manual__dataset.json, ranked
            reasoning/grade-school-math/test.jsonl, prompt_completion
            reasoning/Logic-RL/aime_2021_2024.jsonl, prompt_completion
            vision/LLaMA-Factory/mllm_demo.json, chatml
            vision/LLaMA-Factory/v1_multimodal_demo.jsonl, chatml
            vision/data-juicer/demo-dataset-chatml.jsonl, chatml
            vision/data-juicer/demo-dataset-content.jsonl, text
            """)
    void isToldAndReadWithoutLoss(String file, String format) {
        List<Row> rows = Rows.file(Shared.file("data/" + file));
        List<Detection> detections = Formats.detect(rows.subList(0, Math.min(rows.size(), 200)));
        assertThat(detections).first().extracting(Detection::format).isEqualTo(format);
        assertThat(rows).allSatisfy(row -> {
            Outcome<Example> read = Formats.named(format).read(row);
            assertThat(example(read)).as("%s", read).isPresent();
            assertThat(notes(read)).extracting(Note::reason).doesNotContain(Reason.CONTENT_LOST);
        });
    }

    @Test
    void readsWhatAnnotatorsPrefer() {
        List<Row> rows = Rows.file(Shared.file("data/preference/PandaLM/testset-v1.json"));
        assertThat(Formats.detect(rows)).first().satisfies(found -> {
            assertThat(found.format()).isEqualTo("ranked");
            assertThat(found.fitting()).isEqualTo(999);
        });
        assertThat(rows.stream()
                        .filter(row ->
                                example(Formats.named("ranked").read(row)).isPresent()))
                .hasSize(999);
    }

    @ParameterizedTest
    @CsvSource({
        "chat/KdConv/travel__dev.json",
        "vision/LLaVA/caps_boxes_coco2014_val_80.jsonl",
        "reasoning/AGIEval/logiqa-en.jsonl"
    })
    void claimsNothingForDataThatMustBeMapped(String file) {
        assertThat(Formats.detect(Rows.file(Shared.file("data/" + file)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            alpaca/LLaMA-Factory/alpaca_en_demo.json, alpaca, ''
            alpaca/Huatuo-Llama-Med-Chinese/llama_data_rows0001-2500.json, alpaca, ''
            chat/FastChat/dummy_conversation.json, sharegpt, attributes=before
            chat/LLaMA-Factory/glaive_toolcall_en_demo.json, sharegpt, ''
            chat/openai-cookbook/toy_chat_fine_tuning.jsonl, chatml, ''
            preference/LLaMA-Factory/dpo_en_demo.json, preference_sharegpt, ''
            preference/LLaMA-Factory/kto_en_demo.json, kto, shape=messages
            preference/hh-rlhf/harmless-base_test_rows0001-0800.jsonl, preference, prompt=implicit
            vision/LLaMA-Factory/mllm_demo.json, chatml, ''
            """)
    void isWrittenBackAsItWas(String file, String format, String option) {
        Format reading = file.contains("hh-rlhf")
                ? Formats.named(format).with(Map.of("transcript", "keep"))
                : Formats.named(format);
        Format writing = option.isEmpty() ? reading : reading.with(Map.of(option.split("=")[0], option.split("=")[1]));
        for (Row row : Rows.file(Shared.file("data/" + file))) {
            Outcome<Map<String, Object>> written = reading.read(row).then(writing::write);
            Map<String, Object> expected = row.toMap();
            // No tools are written as no column.
            expected.values().remove("[]");
            assertThat(example(written)).isEqualTo(Optional.of(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "chat/LLaMA-Factory/glaive_toolcall_en_demo.json, sharegpt, chatml",
        "chat/LLaMA-Factory/glaive_toolcall_en_demo.json, sharegpt, prompt_completion",
        "preference/hh-rlhf/harmless-base_test_rows0001-0800.jsonl, preference, preference_openai",
        "preference/LLaMA-Factory/kto_en_demo.json, kto, kto",
        "alpaca/Huatuo-Llama-Med-Chinese/llama_data_rows0001-2500.json, alpaca, sharegpt",
        "chat/LLaMA-Factory/v1_sft_demo.jsonl, chatml, alpaca"
    })
    void isConvertedWithoutLossOrWithASaidOne(String file, String from, String to) {
        for (Row row : Rows.file(Shared.file("data/" + file))) {
            Example example = example(Formats.named(from).read(row)).orElseThrow();
            Outcome<Map<String, Object>> written = Formats.named(to).write(example);
            assertThat(example(written)).as("%s", written).isPresent();
            boolean flags = example.messages().stream().anyMatch(message -> message.train() != null);
            assertThat(Formats.named(to).losses(example).isEmpty()).isEqualTo(!flags || !to.equals("alpaca"));
        }
    }

    private static <T> Optional<T> example(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Kept<T> kept) {
            return Optional.of(kept.value());
        }
        return outcome instanceof Outcome.Repaired<T> repaired ? Optional.of(repaired.value()) : Optional.empty();
    }

    private static List<Note> notes(Outcome<?> outcome) {
        return outcome instanceof Outcome.Repaired<?> repaired ? repaired.notes() : List.of();
    }
}
