package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.WriteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** mlx-lm: a folder with {@code train.jsonl}, {@code valid.jsonl} and {@code test.jsonl}, and a LoRA configuration. */
final class MlxLmPack implements Pack {
    private static final int TOKENS_MAX = 2_048;
    private static final int BATCH_MAX = 4;
    private static final int EPOCHS = 3;

    @Override
    public String name() {
        return "mlx-lm";
    }

    @Override
    public PackCard card() {
        return new PackCard(
                "mlx-lm",
                "train, valid and test.jsonl and a LoRA configuration, for Apple silicon.",
                List.of("chatml", "prompt_completion", "text"),
                List.of("lora.yaml"),
                "mlx_lm.lora --config lora.yaml",
                1,
                List.of(
                        "mlx-lm tells the format from the first record; other keys are not read.",
                        "With mask_prompt only the last message of a conversation is learned."));
    }

    @Override
    public Set<WriteSpec.As> types(String format) {
        return Set.of(WriteSpec.As.JSONL);
    }

    @Override
    public boolean takesShards() {
        return false;
    }

    @Override
    public Map<String, Object> options(PackRequest request) {
        return Map.of("form", "plain", "tools", "list");
    }

    @Override
    public String stem(PackRequest request, String split) {
        return "data/" + (split.equals("validation") ? "valid" : split);
    }

    @Override
    public List<Check> checks(PackRequest request) {
        List<Check> checks = new ArrayList<>();
        Set<String> misread = misread(request.format());
        checks.add(MisreadColumns.check("mlx-lm", (name, value) -> misread.contains(name)));
        if (request.format().equals("chatml")) {
            checks.add(Check.warns("only_last_learned", Check.Effect.TOOL_CHANGES, MlxLmPack::severalAnswers));
        }
        checks.add(LengthGuess.check(Check.Effect.TOOL_CHANGES, TOKENS_MAX));
        return checks;
    }

    /** It looks for a prompt with its completion first, then for messages, then for text. */
    private static Set<String> misread(String format) {
        return switch (format) {
            case "chatml" -> Set.of("completion");
            case "text" -> Set.of("completion", "messages");
            default -> Set.of();
        };
    }

    private static @Nullable String severalAnswers(Map<String, @Nullable Object> record) {
        return Turns.count(Turns.of(record, "messages"), "assistant") > 1
                ? "Of several answers only the last is learned."
                : null;
    }

    @Override
    public List<PackFile> files(PackRequest request, Contents contents) {
        // training refuses a split with fewer examples than a batch
        long fewest = contents.filled().values().stream()
                .mapToLong(Contents.Split::records)
                .min()
                .orElse(1);
        long batch = Math.max(1, Math.min(BATCH_MAX, fewest));
        long iterations = Math.max(1, (contents.trained() * EPOCHS + batch - 1) / batch);
        String yaml = new Yaml()
                .comment("mlx_lm.lora --config lora.yaml")
                .put("model", request.model(Objects.requireNonNull(exampleModel())))
                .put("train", true)
                .put("fine_tune_type", "lora")
                .put("data", "data")
                .put("mask_prompt", !request.format().equals("text"))
                .gap()
                .comment(EPOCHS + " rounds over " + contents.trained() + " examples")
                .put("iters", iterations)
                .put("batch_size", batch)
                .put("num_layers", 16)
                .number("learning_rate", "1.0e-5")
                .put("max_seq_length", TOKENS_MAX)
                .put("adapter_path", "adapters")
                .put("steps_per_report", 10)
                .put("steps_per_eval", 200)
                .put("save_every", 100)
                .put("test", contents.filled().containsKey("test"))
                .text();
        return List.of(new PackFile("lora.yaml", yaml));
    }

    @Override
    public List<Warning> warnings(PackRequest request, Contents contents) {
        List<Warning> warnings = new ArrayList<>(CommonWarnings.emptySplits(contents));
        warnings.addAll(CommonWarnings.ofMedia(contents, "mlx-lm", false));
        if (request.template() != null) {
            warnings.add(CommonWarnings.ownTemplates("mlx-lm"));
        }
        return warnings;
    }

    @Override
    public String command(PackRequest request) {
        return "mlx_lm.lora --config lora.yaml";
    }
}
