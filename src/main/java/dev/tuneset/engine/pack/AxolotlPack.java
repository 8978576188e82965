package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.WriteSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Axolotl: one YAML file whose {@code datasets:} name the type, the fields and the roles of this data. */
final class AxolotlPack implements Pack {
    private static final int TOKENS_MAX = 2_048;

    @Override
    public String name() {
        return "axolotl";
    }

    @Override
    public PackCard card() {
        return new PackCard(
                "Axolotl",
                "Data and a configuration whose datasets name type, fields and roles.",
                List.of(
                        "chatml",
                        "sharegpt",
                        "alpaca",
                        "prompt_completion",
                        "text",
                        "preference",
                        "preference_sharegpt",
                        "kto",
                        "stepwise"),
                List.of("axolotl.yaml"),
                "axolotl train axolotl.yaml",
                1,
                List.of("Axolotl leaves out examples longer than sequence_len."));
    }

    @Override
    public Set<WriteSpec.As> types(String format) {
        return Set.of(WriteSpec.As.JSONL, WriteSpec.As.PARQUET);
    }

    @Override
    public Map<String, Object> options(PackRequest request) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("tools", "json");
        // of arguments that are objects it leaves out every null
        options.put("arguments", "string");
        options.put("train", "train");
        // of a column of images it takes the first
        options.put("media", "parts");
        // its DPO takes role and content alone
        boolean ranking = request.format().startsWith("preference");
        options.put("reasoning", ranking ? "content" : ModelFamily.thoughts(request, model(request)));
        switch (request.format()) {
            // a user_defined type fills texts into a pattern
            case "prompt_completion", "kto" -> options.put("form", "plain");
            case "preference" -> options.put("form", "conversational");
            case "preference_sharegpt" -> options.put("turns", "chatml");
            default -> {
                // as the format has it
            }
        }
        return options;
    }

    @Override
    public List<Check> checks(PackRequest request) {
        List<Check> checks = new ArrayList<>(AxolotlTurns.checks(request.format()));
        checks.add(LengthGuess.check(Check.Effect.TOOL_DROPS, TOKENS_MAX));
        return checks;
    }

    @Override
    public List<PackFile> files(PackRequest request, Contents contents) {
        List<PackFile> files = new ArrayList<>();
        files.add(new PackFile("axolotl.yaml", config(request, contents)));
        files.add(DatasetCard.ofData(this, request, contents));
        if (hasTemplate(request)) {
            files.add(new PackFile("chat_template.jinja", Objects.requireNonNull(request.template())));
        }
        return files;
    }

    private static boolean hasTemplate(PackRequest request) {
        return request.template() != null && isChat(request);
    }

    private static boolean isChat(PackRequest request) {
        return Set.of("chatml", "sharegpt", "preference", "preference_sharegpt").contains(request.format());
    }

    private String config(PackRequest request, Contents contents) {
        String evaluation = contents.evaluation();
        String rl = rl(request);
        Yaml yaml = new Yaml().comment("axolotl train axolotl.yaml").put("base_model", model(request));
        yaml.putPresent("rl", rl);
        if (request.format().equals("stepwise")) {
            yaml.put("process_reward_model", true);
        }
        if (hasTemplate(request)) {
            yaml.put("chat_template", "jinja").put("chat_template_jinja", "chat_template.jinja");
        } else if (isChat(request)) {
            yaml.put("chat_template", "tokenizer_default");
        }
        yaml.gap().put("datasets", List.of(dataset(request, contents, "train")));
        if (evaluation != null) {
            yaml.put("test_datasets", List.of(dataset(request, contents, evaluation)));
        } else {
            yaml.put("val_set_size", 0);
        }
        yaml.put("dataset_prepared_path", "prepared");
        if (rl != null) {
            yaml.put("remove_unused_columns", false);
        }
        return yaml.put("output_dir", "output")
                .gap()
                .put("sequence_len", TOKENS_MAX)
                .put("sample_packing", false)
                .gap()
                .put("adapter", "lora")
                .put("lora_r", 16)
                .put("lora_alpha", 32)
                .put("lora_dropout", 0)
                .put("lora_target_linear", true)
                .gap()
                .put("gradient_accumulation_steps", 8)
                .put("micro_batch_size", 1)
                .put("num_epochs", rl == null ? 3 : 1)
                .put("optimizer", "adamw_torch")
                .put("lr_scheduler", "cosine")
                .number("learning_rate", rl == null ? "0.0002" : "0.00001")
                .put("warmup_ratio", 0.1)
                .put("bf16", "auto")
                .put("gradient_checkpointing", true)
                .put("logging_steps", 5)
                .put("saves_per_epoch", 1)
                .text();
    }

    private static @Nullable String rl(PackRequest request) {
        if (request.format().startsWith("preference")) {
            return "dpo";
        }
        return request.format().equals("kto") ? "kto" : null;
    }

    /** The folder is loaded by its card, which knows files, splits and columns. */
    private Map<String, @Nullable Object> dataset(PackRequest request, Contents contents, String split) {
        Map<String, @Nullable Object> dataset = new LinkedHashMap<>();
        dataset.put("path", "./data");
        dataset.put("split", split);
        fields(dataset, request, contents);
        return dataset;
    }

    private static void fields(Map<String, @Nullable Object> dataset, PackRequest request, Contents contents) {
        switch (request.format()) {
            case "chatml" -> chat(dataset, contents, "messages", "role", "content");
            case "sharegpt" -> chat(dataset, contents, "conversations", "from", "value");
            // its plain Alpaca has a system prompt of its own and does not read that of the data
            case "alpaca" ->
                dataset.put("type", contents.hasKey("system") ? "alpaca_w_system.load_instruct" : "alpaca");
            case "text" -> {
                dataset.put("type", "completion");
                dataset.put("field", "text");
            }
            case "preference" -> {
                dataset.put("type", "chat_template.default");
                dataset.put("field_messages", "prompt");
            }
            case "preference_sharegpt" -> {
                dataset.put("type", "chat_template.default");
                if (contents.hasKey("conversations")) {
                    dataset.put("field_messages", "conversations");
                    dataset.put("message_property_mappings", pattern("role", "from", "content", "value"));
                    dataset.put("roles", roles());
                }
            }
            case "stepwise" -> {
                dataset.put("type", "stepwise_supervised");
                dataset.put("step_separator", "\n");
            }
            case "kto" ->
                dataset.put(
                        "type",
                        pattern(
                                "field_prompt", "prompt",
                                "field_completion", "completion",
                                "field_label", "label",
                                "prompt_format", "{prompt}",
                                "completion_format", "{completion}"));
            default ->
                dataset.put(
                        "type",
                        pattern(
                                "field_instruction", "prompt",
                                "field_output", "completion",
                                "format", "{instruction}",
                                "no_input_format", "{instruction}"));
        }
    }

    private static void chat(
            Map<String, @Nullable Object> dataset, Contents contents, String messages, String role, String content) {
        dataset.put("type", "chat_template");
        dataset.put("field_messages", messages);
        dataset.put("message_property_mappings", pattern("role", role, "content", content));
        dataset.put("roles", roles());
        dataset.put("roles_to_train", List.of("assistant"));
        dataset.put("train_on_eos", "turn");
        if (contents.hasTurnKey(messages, "train")) {
            dataset.put("message_field_training", "train");
        }
    }

    private static Map<String, @Nullable Object> roles() {
        Map<String, @Nullable Object> roles = new LinkedHashMap<>();
        roles.put("system", List.of("system"));
        roles.put("user", List.of("user", "human"));
        roles.put("assistant", List.of("assistant", "gpt"));
        roles.put("tool", List.of("tool", "observation"));
        return roles;
    }

    private static Map<String, @Nullable Object> pattern(String... namesAndValues) {
        Map<String, @Nullable Object> pattern = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pattern.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return pattern;
    }

    @Override
    public List<Warning> warnings(PackRequest request, Contents contents) {
        List<Warning> warnings = new ArrayList<>(CommonWarnings.ofJsonLoader(request, contents));
        warnings.addAll(CommonWarnings.mixedContent(request, contents));
        warnings.addAll(CommonWarnings.ofMedia(contents, model(request), ModelFamily.sees(model(request))));
        if (request.format().equals("kto")) {
            warnings.addAll(CommonWarnings.ofLabels(contents));
        }
        if (request.template() != null && request.format().equals("alpaca")) {
            warnings.add(CommonWarnings.ownTemplates("Axolotl"));
        }
        if (Set.of("kto", "prompt_completion").contains(request.format())) {
            warnings.add(Warning.of(
                    "no_template",
                    "Axolotl fills these texts into a pattern, without the chat template of the model; "
                            + "axolotl.yaml has the pattern.",
                    "Axolotl",
                    "axolotl.yaml"));
        }
        return warnings;
    }

    private String model(PackRequest request) {
        return request.model(Objects.requireNonNull(exampleModel()));
    }

    @Override
    public String command(PackRequest request) {
        return "axolotl train axolotl.yaml";
    }
}
