package dev.tuneset.engine.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ms-swift: data that its AutoPreprocessor recognises, and the command as a script. */
final class MsSwiftPack implements Pack {
    private static final int TOKENS_MAX = 2_048;
    private static final Set<String> ROLES = Set.of("system", "user", "assistant", "tool");

    @Override
    public String name() {
        return "ms-swift";
    }

    @Override
    public PackCard card() {
        return new PackCard(
                "ms-swift",
                "Messages that ms-swift takes as they are, and the command as a script.",
                List.of(
                        "chatml",
                        "alpaca",
                        "sharegpt",
                        "prompt_completion",
                        "text",
                        "preference_swift",
                        "kto",
                        "prompt_only"),
                List.of("train.sh"),
                "sh train.sh",
                1,
                List.of(
                        "ms-swift leaves out examples longer than max_length, and those whose messages it cannot read.",
                        "Before version 4 the option --tuner_type is called --train_type."));
    }

    @Override
    public Map<String, Object> options(PackRequest request) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("tools", "json");
        options.put("arguments", "string");
        options.put("train", "loss");
        options.put("reasoning", "content");
        switch (request.format()) {
            case "kto" -> options.put("shape", "messages");
            case "prompt_completion" -> options.put("form", "plain");
            case "prompt_only" -> {
                options.put("form", "conversational");
                options.put("columns", Map.of("prompt", "messages"));
                options.put("answer_column", SolutionColumn.NAME);
            }
            default -> {
                // as the format has it
            }
        }
        return options;
    }

    @Override
    public List<Check> checks(PackRequest request) {
        List<Check> checks = new ArrayList<>();
        checks.add(MsSwiftColumns.check(request.format()));
        if (Set.of("chatml", "kto", "preference_swift").contains(request.format())) {
            checks.add(Check.warns("role_unread", Check.Effect.TOOL_DROPS, MsSwiftPack::unreadRole));
            checks.add(Check.warns("content_null", Check.Effect.TOOL_DROPS, MsSwiftPack::withoutContent));
        }
        if (request.format().equals("prompt_only")) {
            checks.add(SolutionColumn.check("ms-swift"));
        } else {
            checks.add(LengthGuess.check(Check.Effect.TOOL_DROPS, TOKENS_MAX));
        }
        return checks;
    }

    private static @Nullable String unreadRole(Map<String, @Nullable Object> record) {
        for (Map<?, ?> turn : Turns.of(record, "messages")) {
            String role = Turns.text(turn, "role");
            if (!ROLES.contains(role)) {
                return "ms-swift has no role " + role + ".";
            }
        }
        return null;
    }

    private static @Nullable String withoutContent(Map<String, @Nullable Object> record) {
        boolean empty = Turns.of(record, "messages").stream()
                .anyMatch(turn -> turn.get("content") == null && !Turns.hasCalls(turn));
        return empty ? "A message has no content." : null;
    }

    @Override
    public List<PackFile> files(PackRequest request, Contents contents) {
        PackFile script = new PackFile("train.sh", script(request, contents));
        return DatasetCard.isNeeded(request, contents)
                ? List.of(script, DatasetCard.ofSplits(this, request, contents))
                : List.of(script);
    }

    private String script(PackRequest request, Contents contents) {
        String evaluation = contents.evaluation();
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        script.append(method(request));
        option(script, "model", model(request));
        option(script, "tuner_type", "lora");
        files(script, "dataset", data(request, contents, "train"));
        if (evaluation != null) {
            files(script, "val_dataset", data(request, contents, evaluation));
        }
        option(script, "torch_dtype", "bfloat16");
        option(script, "num_train_epochs", rlhf(request) ? "1" : "3");
        option(script, "per_device_train_batch_size", request.format().equals("prompt_only") ? "8" : "1");
        option(script, "gradient_accumulation_steps", "16");
        option(script, "learning_rate", "1e-4");
        option(script, "lora_rank", "8");
        option(script, "lora_alpha", "32");
        option(script, "target_modules", "all-linear");
        option(script, "max_length", Integer.toString(TOKENS_MAX));
        option(script, "warmup_ratio", "0.05");
        option(script, "logging_steps", "5");
        option(script, "output_dir", "output");
        return script.append('\n').toString();
    }

    /** The files of a split; or the configuration that the card of their folder has for it. */
    private static List<String> data(PackRequest request, Contents contents, String split) {
        return DatasetCard.isNeeded(request, contents)
                ? List.of("data:" + split)
                : contents.split(split).names();
    }

    private String model(PackRequest request) {
        return request.model(Objects.requireNonNull(exampleModel()));
    }

    private static String method(PackRequest request) {
        return switch (request.format()) {
            case "text" -> "swift pt";
            case "preference_swift" -> "swift rlhf \\\n    --rlhf_type dpo";
            case "kto" -> "swift rlhf \\\n    --rlhf_type kto";
            case "prompt_only" ->
                "swift rlhf \\\n    --rlhf_type grpo \\\n    --num_generations 8 \\\n    --reward_funcs accuracy";
            default -> "swift sft";
        };
    }

    private static boolean rlhf(PackRequest request) {
        return method(request).startsWith("swift rlhf");
    }

    private static void option(StringBuilder script, String name, String value) {
        script.append(" \\\n    --").append(name).append(' ').append(Shell.word(value));
    }

    private static void files(StringBuilder script, String name, List<String> files) {
        script.append(" \\\n    --").append(name);
        files.forEach(file -> script.append(' ').append(Shell.word(file)));
    }

    @Override
    public List<Warning> warnings(PackRequest request, Contents contents) {
        List<Warning> warnings = new ArrayList<>(CommonWarnings.ofJsonLoader(request, contents));
        warnings.addAll(CommonWarnings.lateKeys(request, contents));
        warnings.addAll(CommonWarnings.mixedContent(request, contents));
        warnings.addAll(CommonWarnings.ofMedia(contents, model(request), ModelFamily.sees(model(request))));
        if (request.format().equals("kto")) {
            warnings.addAll(CommonWarnings.ofLabels(contents));
        }
        if (request.template() != null) {
            warnings.add(CommonWarnings.ownTemplates("ms-swift"));
        }
        return warnings;
    }

    @Override
    public String command(PackRequest request) {
        return "sh train.sh";
    }
}
