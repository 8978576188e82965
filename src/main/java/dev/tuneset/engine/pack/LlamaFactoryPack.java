package dev.tuneset.engine.pack;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** LLaMA-Factory: {@code dataset_info.json} with every column and tag named, and a training configuration. */
final class LlamaFactoryPack implements Pack {
    private static final int TOKENS_MAX = 2_048;
    private static final Set<String> ALPACA =
            Set.of("alpaca", "text", "prompt_completion", "preference", "preference_alpaca");

    @Override
    public String name() {
        return "llama-factory";
    }

    @Override
    public PackCard card() {
        return new PackCard(
                "LLaMA-Factory",
                "Data, dataset_info.json with every column and tag, and a training configuration.",
                List.of(
                        "sharegpt",
                        "alpaca",
                        "chatml",
                        "text",
                        "prompt_completion",
                        "preference",
                        "preference_alpaca",
                        "preference_sharegpt",
                        "kto"),
                List.of("dataset_info.json", "train.yaml"),
                "llamafactory-cli train train.yaml",
                1,
                List.of(
                        "Conversations that do not alternate from a question to an answer are dropped, with a line in its log.",
                        "Examples longer than cutoff_len lose the end of the question and the end of the answer."));
    }

    @Override
    public Set<WriteSpec.As> types(String format) {
        return Set.of(WriteSpec.As.JSONL, WriteSpec.As.JSON, WriteSpec.As.PARQUET);
    }

    @Override
    public Map<String, Object> options(PackRequest request) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("tools", "json");
        options.put("reasoning", "content");
        options.put("content", "string");
        if (ALPACA.contains(request.format())) {
            options.put("form", "plain");
        }
        if (request.format().equals("kto")) {
            options.put("shape", "messages");
        }
        return options;
    }

    /** A folder of shards is read whole, so each split has one of its own. */
    @Override
    public String stem(PackRequest request, String split) {
        return request.write().shards() == null ? "data/" + split : "data/" + split + "/" + split;
    }

    @Override
    public List<Check> checks(PackRequest request) {
        List<Check> checks = new ArrayList<>();
        if (!ALPACA.contains(request.format())) {
            LlamaFactoryTurns turns = turns(request);
            checks.add(Check.rejects(Reason.TOOL_CALLS_UNREAD, turns::unreadCalls));
            for (String rule : LlamaFactoryTurns.RULES) {
                checks.add(Check.warns(rule, Check.Effect.TOOL_DROPS, record -> turns.breach(record, rule)));
            }
        }
        if (request.format().equals("kto")) {
            checks.add(Check.warns("desirable_but_empty", Check.Effect.TOOL_CHANGES, turns(request)::emptyAnswer));
        }
        checks.add(LengthGuess.check(Check.Effect.TOOL_CHANGES, TOKENS_MAX));
        return checks;
    }

    /**
     * With an empty text where a record has no tools or no system prompt: the tool's own conversion takes the types of its
     * columns from a thousand rows, and ends when all of them have none and later ones do.
     */
    @Override
    public Map<String, @Nullable Object> prepared(PackRequest request, Map<String, @Nullable Object> record) {
        String column = ALPACA.contains(request.format()) ? "system" : "tools";
        boolean missing = request.optional().contains(column) && record.get(column) == null;
        if (!missing || request.format().equals("text") || isPlain(request)) {
            return record;
        }
        Map<String, @Nullable Object> filled = new LinkedHashMap<>(record);
        filled.put(column, "");
        return filled;
    }

    /** One prompt and one answer as text, with no place for a system prompt. */
    private static boolean isPlain(PackRequest request) {
        return request.format().equals("prompt_completion") || request.format().equals("preference");
    }

    private static LlamaFactoryTurns turns(PackRequest request) {
        boolean chat = isChat(request);
        boolean ranking = request.format().startsWith("preference");
        String column = chat ? "messages" : "conversations";
        return chat ? LlamaFactoryTurns.ofRoles(column, ranking) : LlamaFactoryTurns.ofShareGpt(column, ranking);
    }

    private static boolean isChat(PackRequest request) {
        return request.format().equals("chatml") || request.format().equals("kto");
    }

    @Override
    public List<PackFile> files(PackRequest request, Contents contents) {
        Map<String, @Nullable Object> datasets = new LinkedHashMap<>();
        // it takes the shards as the file system lists them, and the columns from the one that happens to be first
        boolean card = request.write().shards() == null
                ? DatasetCard.isNeeded(request, contents)
                : DatasetCard.namesColumns(request, contents);
        contents.filled()
                .forEach((split, written) ->
                        datasets.put(dataset(request, split), entry(request, split, written, card)));
        List<PackFile> files = new ArrayList<>();
        files.add(new PackFile("dataset_info.json", PrettyJson.text(datasets) + "\n"));
        files.add(new PackFile("train.yaml", config(request, contents)));
        if (card) {
            files.add(DatasetCard.ofData(this, request, contents));
        }
        return files;
    }

    private static String dataset(PackRequest request, String split) {
        return split.equals("train") ? request.name() : request.name() + "_" + split;
    }

    /**
     * As {@code DatasetAttr.join} reads it: once there are columns or tags, one that is not named counts as absent.
     *
     * @param card whether the folder of the data is loaded by its card; LLaMA-Factory hands a {@code script_url} to
     *     {@code load_dataset} as it is
     */
    private Map<String, @Nullable Object> entry(
            PackRequest request, String split, Contents.Split written, boolean card) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        boolean shards = request.write().shards() != null;
        if (card) {
            entry.put("script_url", "data");
            entry.put("split", split);
        } else {
            entry.put("file_name", shards ? "data/" + split : written.names().get(0));
        }
        entry.put("formatting", ALPACA.contains(request.format()) ? "alpaca" : "sharegpt");
        if (request.format().startsWith("preference")) {
            entry.put("ranking", true);
        }
        entry.put("columns", columns(request, written.keys()));
        if (!ALPACA.contains(request.format())) {
            entry.put("tags", tags(isChat(request)));
        }
        return entry;
    }

    /** Only columns that the split has: a named one that is missing ends the training before it starts. */
    private static Map<String, @Nullable Object> columns(PackRequest request, Set<String> keys) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        switch (request.format()) {
            case "text" -> columns.put("prompt", "text");
            case "prompt_completion" -> {
                columns.put("prompt", "prompt");
                columns.put("response", "completion");
            }
            case "preference" -> columns.put("prompt", "prompt");
            case "alpaca", "preference_alpaca" -> alpaca(columns, keys);
            default -> {
                columns.put("messages", isChat(request) ? "messages" : "conversations");
                put(columns, keys, "system", "system");
                put(columns, keys, "tools", "tools");
            }
        }
        for (String media : List.of("images", "videos", "audios")) {
            put(columns, keys, media, media);
        }
        if (request.format().startsWith("preference")) {
            columns.put("chosen", "chosen");
            columns.put("rejected", "rejected");
        }
        if (request.format().equals("kto")) {
            columns.put("kto_tag", "label");
        }
        return columns;
    }

    private static void alpaca(Map<String, @Nullable Object> columns, Set<String> keys) {
        put(columns, keys, "prompt", "instruction");
        put(columns, keys, "query", "input");
        put(columns, keys, "response", "output");
        put(columns, keys, "history", "history");
        put(columns, keys, "system", "system");
        put(columns, keys, "tools", "tools");
    }

    private static void put(Map<String, @Nullable Object> columns, Set<String> keys, String role, String name) {
        if (keys.contains(name)) {
            columns.put(role, name);
        }
    }

    private static Map<String, @Nullable Object> tags(boolean chat) {
        Map<String, @Nullable Object> tags = new LinkedHashMap<>();
        tags.put("role_tag", chat ? "role" : "from");
        tags.put("content_tag", chat ? "content" : "value");
        tags.put("user_tag", chat ? "user" : "human");
        tags.put("assistant_tag", chat ? "assistant" : "gpt");
        tags.put("observation_tag", chat ? "tool" : "observation");
        tags.put("function_tag", "function_call");
        tags.put("system_tag", "system");
        return tags;
    }

    private String config(PackRequest request, Contents contents) {
        String stage = stage(request);
        String evaluation = contents.evaluation();
        Yaml yaml = new Yaml()
                .comment("llamafactory-cli train train.yaml")
                .put("model_name_or_path", model(request))
                .gap()
                .put("stage", stage)
                .put("do_train", true)
                .put("finetuning_type", "lora")
                .put("lora_rank", 8)
                .put("lora_target", "all");
        if (stage.equals("dpo") || stage.equals("kto")) {
            yaml.put("pref_beta", 0.1);
        }
        if (stage.equals("dpo")) {
            yaml.comment("stage: rm trains a reward model on the same data.").put("pref_loss", "sigmoid");
        }
        yaml.gap().put("dataset_dir", ".").put("dataset", request.name());
        if (evaluation != null) {
            yaml.put("eval_dataset", dataset(request, evaluation));
        }
        String template =
                ModelFamily.find(model(request)).map(ModelFamily::llamaFactory).orElse("default");
        yaml.comment("The chat template, by LLaMA-Factory's name for it; it must be that of the model.")
                .put("template", template)
                .put("cutoff_len", TOKENS_MAX)
                .put("preprocessing_num_workers", 4)
                .gap()
                .put("output_dir", "output")
                .put("logging_steps", 10)
                .put("save_steps", 500)
                .put("plot_loss", true)
                .put("report_to", "none")
                .gap()
                .put("per_device_train_batch_size", 1)
                .put("gradient_accumulation_steps", 8)
                .number("learning_rate", stage.equals("sft") || stage.equals("pt") ? "1.0e-4" : "5.0e-6")
                .number("num_train_epochs", "3.0")
                .put("lr_scheduler_type", "cosine")
                .put("warmup_ratio", 0.1)
                .put("bf16", true);
        if (evaluation != null) {
            yaml.gap()
                    .put("per_device_eval_batch_size", 1)
                    .put("eval_strategy", "steps")
                    .put("eval_steps", 500);
        }
        return yaml.text();
    }

    private static String stage(PackRequest request) {
        if (request.format().startsWith("preference")) {
            return "dpo";
        }
        return switch (request.format()) {
            case "kto" -> "kto";
            case "text" -> "pt";
            default -> "sft";
        };
    }

    @Override
    public List<Warning> warnings(PackRequest request, Contents contents) {
        List<Warning> warnings = new ArrayList<>(CommonWarnings.ofJsonLoader(request, contents));
        warnings.addAll(CommonWarnings.lateKeys(request, contents));
        warnings.addAll(CommonWarnings.mixedKeys(request, contents));
        warnings.addAll(CommonWarnings.ofMedia(contents, model(request), ModelFamily.sees(model(request))));
        if (!request.format().equals("text")) {
            warnings.addAll(CommonWarnings.ofModel(request, model(request)));
        }
        if (request.format().equals("kto")) {
            warnings.addAll(CommonWarnings.ofLabels(contents));
        }
        if (request.template() != null) {
            warnings.add(CommonWarnings.ownTemplates("LLaMA-Factory"));
        }
        return warnings;
    }

    private String model(PackRequest request) {
        return request.model(Objects.requireNonNull(exampleModel()));
    }

    @Override
    public String command(PackRequest request) {
        return "llamafactory-cli train train.yaml";
    }
}
