package dev.tuneset.engine.pack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** TRL's command line: {@code trl sft|dpo|kto|grpo --config}, with the fields of its config classes (1.10 and later). */
final class TrlPack implements Pack {
    private static final int TOKENS_MAX = 2_048;
    private static final String TEMPLATE = "chat_template.jinja";

    @Override
    public String name() {
        return "trl";
    }

    @Override
    public PackCard card() {
        return new PackCard(
                "TRL",
                "Data by split and the configuration of the trainer that fits: SFT, DPO, reward, KTO or GRPO.",
                List.of("chatml", "prompt_completion", "text", "preference", "kto", "prompt_only"),
                List.of("sft.yaml", "dpo.yaml", "reward.yaml", "kto.yaml", "grpo.yaml"),
                "trl sft --config sft.yaml",
                1,
                List.of(
                        "TRL cuts the end of examples longer than max_length, and leaves out those of which nothing to learn is left.",
                        "assistant_only_loss needs a chat template that marks the answers; TRL brings such templates for the usual families."));
    }

    @Override
    public Map<String, Object> options(PackRequest request) {
        return Map.of("tools", "json", "arguments", "object", "media", "columns", "answer_column", SolutionColumn.NAME);
    }

    /** Most chat templates put arguments that are text in quotes once more. */
    @Override
    public boolean decodesJson() {
        return true;
    }

    @Override
    public List<Check> checks(PackRequest request) {
        List<Check> checks = new ArrayList<>();
        checks.add(TrlColumns.check("TRL", request.format()));
        if (request.format().equals("chatml")) {
            checks.add(Check.warns("weights_ignored", Check.Effect.TOOL_CHANGES, TrlPack::weighted));
        }
        if (request.format().equals("prompt_only")) {
            checks.add(SolutionColumn.check("TRL"));
        } else {
            checks.add(LengthGuess.check(Check.Effect.TOOL_CHANGES, TOKENS_MAX));
        }
        return checks;
    }

    private static @Nullable String weighted(Map<String, @Nullable Object> record) {
        boolean weighted = Turns.of(record, "messages").stream()
                .anyMatch(turn -> turn.get("weight") instanceof Number weight && weight.doubleValue() == 0);
        return weighted ? "A message is marked as not to be learned; TRL learns it all the same." : null;
    }

    @Override
    public List<PackFile> files(PackRequest request, Contents contents) {
        List<PackFile> files = new ArrayList<>();
        files.add(new PackFile(trainer(request) + ".yaml", config(request, contents, trainer(request))));
        if (request.format().equals("preference")) {
            files.add(new PackFile("reward.yaml", config(request, contents, "reward")));
        }
        files.add(DatasetCard.ofData(this, request, contents));
        if (request.template() != null && takesTemplate(request)) {
            files.add(new PackFile(TEMPLATE, request.template()));
        }
        return files;
    }

    private String config(PackRequest request, Contents contents, String trainer) {
        String evaluation = contents.evaluation();
        Yaml yaml = new Yaml()
                .comment("trl " + trainer + " --config " + trainer + ".yaml")
                .put("model_name_or_path", model(request))
                .put("output_dir", "output")
                .gap()
                .put("dataset_name", "./data")
                .put("dataset_train_split", "train");
        if (evaluation != null) {
            yaml.put("dataset_test_split", evaluation).put("eval_strategy", "epoch");
        }
        yaml.gap();
        method(yaml, request, contents, trainer);
        yaml.gap()
                .put("use_peft", true)
                .put("lora_r", 16)
                .put("lora_alpha", 32)
                .put("lora_target_modules", List.of("all-linear"));
        if (trainer.equals("reward")) {
            yaml.put("lora_task_type", "SEQ_CLS");
        }
        yaml.gap().number("learning_rate", trainer.equals("sft") ? "2.0e-4" : "1.0e-5");
        return yaml.put("num_train_epochs", trainer.equals("sft") ? 3 : 1)
                .put("per_device_train_batch_size", trainer.equals("grpo") ? 8 : 2)
                .put("gradient_accumulation_steps", 8)
                .put("gradient_checkpointing", true)
                .put("bf16", true)
                .put("logging_steps", 5)
                .put("save_strategy", "epoch")
                .put("report_to", "none")
                .text();
    }

    private void method(Yaml yaml, PackRequest request, Contents contents, String trainer) {
        switch (trainer) {
            case "sft" -> sft(yaml, request);
            case "dpo" -> yaml.put("max_length", TOKENS_MAX).put("beta", 0.1).put("loss_type", List.of("sigmoid"));
            case "kto" -> kto(yaml, contents);
            case "grpo" -> grpo(yaml, contents);
            default -> {
                yaml.put("max_length", TOKENS_MAX);
                template(yaml, request);
            }
        }
    }

    /** Of its trainers those for SFT and for reward models take a chat template; the others have the model's own. */
    private static boolean takesTemplate(PackRequest request) {
        return Set.of("chatml", "prompt_completion", "preference").contains(request.format());
    }

    private static void template(Yaml yaml, PackRequest request) {
        if (request.template() != null) {
            yaml.put("chat_template_path", TEMPLATE);
        }
    }

    private void sft(Yaml yaml, PackRequest request) {
        yaml.put("max_length", TOKENS_MAX).put("packing", false);
        switch (request.format()) {
            case "text" -> yaml.put("dataset_text_field", "text");
            case "prompt_completion" -> yaml.put("completion_only_loss", true);
            default -> assistantOnly(yaml, request);
        }
        if (!request.format().equals("text")) {
            template(yaml, request);
        }
    }

    private void assistantOnly(Yaml yaml, PackRequest request) {
        String template = request.template();
        boolean marked = template == null
                ? ModelFamily.find(model(request)).map(ModelFamily::masked).orElse(false)
                : template.matches("(?s).*\\{%-?\\s*generation\\s*-?%}.*");
        if (!marked) {
            yaml.comment("true learns the answers alone, but needs a chat template with {% generation %} marks.");
        }
        yaml.put("assistant_only_loss", marked);
    }

    /** The weights that make the two classes count alike: TRL's guide wants their ratio between 1:1 and 4:3. */
    private static void kto(Yaml yaml, Contents contents) {
        long wanted = contents.labels().getOrDefault(true, 0L);
        long unwanted = contents.labels().getOrDefault(false, 0L);
        yaml.put("max_length", TOKENS_MAX).put("beta", 0.1);
        boolean both = wanted > 0 && unwanted > 0;
        double ratio = both ? (double) unwanted / wanted : 1;
        yaml.comment(wanted + " wanted and " + unwanted + " unwanted answers");
        yaml.put("desirable_weight", Math.max(1, Math.round(ratio * 100) / 100.0));
        yaml.put("undesirable_weight", Math.max(1, Math.round(100 / ratio) / 100.0));
    }

    private static void grpo(Yaml yaml, Contents contents) {
        boolean solved = contents.hasKey(SolutionColumn.NAME);
        yaml.comment(
                solved
                        ? "accuracy_reward compares with the column solution; name your own as module.function."
                        : "There is no column to compare with; name your own rewards as module.function.");
        yaml.put("reward_funcs", List.of(solved ? "accuracy_reward" : "think_format_reward"))
                .put("num_generations", 8)
                .put("max_completion_length", 1_024);
    }

    @Override
    public List<Warning> warnings(PackRequest request, Contents contents) {
        List<Warning> warnings = new ArrayList<>(CommonWarnings.ofJsonLoader(request, contents));
        warnings.addAll(CommonWarnings.mixedContent(request, contents));
        // it takes data for pictures by the name of a column, even of one that is empty
        Set<String> media = new LinkedHashSet<>(contents.media());
        Stream.of("images", "image").filter(contents::hasKey).forEach(media::add);
        warnings.addAll(CommonWarnings.ofMedia(List.copyOf(media), model(request), ModelFamily.sees(model(request))));
        if (request.format().equals("kto")) {
            warnings.addAll(CommonWarnings.ofLabels(contents));
        }
        if (request.template() != null && !trainer(request).equals("sft")) {
            warnings.add(CommonWarnings.ownTemplates("trl " + trainer(request)));
        }
        return warnings;
    }

    private static String trainer(PackRequest request) {
        return switch (request.format()) {
            case "preference" -> "dpo";
            case "kto" -> "kto";
            case "prompt_only" -> "grpo";
            default -> "sft";
        };
    }

    private String model(PackRequest request) {
        return request.model(Objects.requireNonNull(exampleModel()));
    }

    @Override
    public String command(PackRequest request) {
        String trainer = trainer(request);
        return "trl " + trainer + " --config " + trainer + ".yaml";
    }
}
