package dev.tuneset.engine.pack;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** mistral-finetune: its JSONL, held against its own validation and that of mistral-common, and a training configuration. */
final class MistralPack implements Pack {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9]{9}");
    /** Read beside the messages, as {@code build_instruct_sample} does. */
    private static final Set<String> COLUMNS = Set.of("interactions", "available_tools", "system_prompt", "only_last");

    private static final Map<String, Set<String>> FOLLOWERS = Map.of(
            "system", Set.of("user", "assistant", "system"),
            "user", Set.of("assistant", "system", "user"),
            "assistant", Set.of("assistant", "user", "tool"),
            "tool", Set.of("assistant", "tool", "user"));

    @Override
    public String name() {
        return "mistral";
    }

    @Override
    public PackCard card() {
        return new PackCard(
                "mistral-finetune",
                "JSONL with every rule of its validator checked, and a training configuration.",
                List.of("chatml", "text"),
                List.of("train.yaml"),
                "PYTHONPATH=path/to/mistral-finetune torchrun --nproc-per-node 1 -m train train.yaml",
                10,
                List.of(
                        "model_id_or_path is a folder with the downloaded model.",
                        "Check the data once more with: python -m utils.validate_data --train_yaml train.yaml",
                        "In conversations with tools only the last answer is learned."));
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
        return Map.of(
                "arguments", "string", "tools", "list", "train", "weight", "reasoning", "content", "content", "string");
    }

    @Override
    public List<Check> checks(PackRequest request) {
        if (request.format().equals("text")) {
            return List.of(Check.rejects(
                    Reason.UNRECOGNIZED_KEY,
                    record -> record.containsKey("content") ? "A record must not have content beside text." : null));
        }
        return List.of(
                columns(),
                ChatRules.renamed("developer", "system"),
                ChatRules.roles(FOLLOWERS.keySet()),
                Check.rejects(Reason.SECOND_SYSTEM_MESSAGE, MistralPack::secondSystem),
                ChatRules.content(),
                Check.rejects(Reason.CONTENT_AND_TOOL_CALLS, MistralPack::both),
                Check.rejects(Reason.ROLE_ORDER, MistralPack::order),
                ChatRules.lastIsAnswer(),
                ChatRules.weightPlace(),
                Check.repairs(Reason.TOOL_COMPLETED, MistralPack::incompleteTool, MistralPack::completed),
                ChatRules.tools(),
                ChatRules.arguments(),
                ChatRules.callIds(ID),
                ChatRules.results(),
                Check.rejects(Reason.TOOL_RESULT_MISSING, MistralPack::unanswered),
                Check.warns("only_last_learned", Check.Effect.TOOL_CHANGES, MistralPack::onlyLast));
    }

    static Check columns() {
        return MisreadColumns.check("mistral-finetune", (name, value) -> COLUMNS.contains(name));
    }

    private static @Nullable String secondSystem(Map<String, @Nullable Object> record) {
        return Turns.count(Turns.of(record, "messages"), "system") > 1 ? "Only one system message is taken." : null;
    }

    private static @Nullable String both(Map<String, @Nullable Object> record) {
        return ChatRules.any(record, turn -> Turns.hasContent(turn) && Turns.hasCalls(turn))
                ? "A message has both content and tool calls; only one of them is taken."
                : null;
    }

    private static @Nullable String order(Map<String, @Nullable Object> record) {
        String before = null;
        List<Map<?, ?>> turns = Turns.of(record, "messages");
        if (turns.size() - Turns.count(turns, "system") == 1 && Turns.count(turns, "user") == 0) {
            return "An answer alone is no conversation.";
        }
        for (Map<?, ?> turn : turns) {
            String role = Turns.text(turn, "role");
            // the system message is taken out before the order is looked at
            if (role.equals("system")) {
                continue;
            }
            if (before != null && !FOLLOWERS.getOrDefault(before, Set.of()).contains(role)) {
                return "A message of " + role + " cannot follow one of " + before + ".";
            }
            before = role;
        }
        return null;
    }

    /** Before the assistant speaks again, every call has its result. */
    private static @Nullable String unanswered(Map<String, @Nullable Object> record) {
        int open = 0;
        for (Map<?, ?> turn : Turns.of(record, "messages")) {
            if ("tool".equals(turn.get("role"))) {
                open--;
            } else if ("assistant".equals(turn.get("role"))) {
                if (open != 0) {
                    return "The results do not match the calls in number.";
                }
                open = CallIds.calls(turn).size();
            }
        }
        return null;
    }

    private static @Nullable String onlyLast(Map<String, @Nullable Object> record) {
        boolean tools = !Turns.of(record, "tools").isEmpty();
        return tools && Turns.count(Turns.of(record, "messages"), "assistant") > 1
                ? "Of several answers only the last is learned."
                : null;
    }

    private static @Nullable String incompleteTool(Map<String, @Nullable Object> record) {
        boolean lacking = Turns.of(record, "tools").stream()
                .map(tool -> tool.get("function"))
                .anyMatch(function -> function instanceof Map<?, ?> map
                        && !(map.containsKey("description") && map.get("parameters") instanceof Map<?, ?>));
        return lacking ? "A tool got the empty description or parameters that it must have." : null;
    }

    private static Map<String, @Nullable Object> completed(Map<String, @Nullable Object> record) {
        List<Object> tools = new ArrayList<>();
        for (Map<?, ?> tool : Turns.of(record, "tools")) {
            Map<Object, @Nullable Object> changed = new LinkedHashMap<>(tool);
            if (tool.get("function") instanceof Map<?, ?> given) {
                Map<Object, @Nullable Object> function = new LinkedHashMap<>(given);
                function.putIfAbsent("description", "");
                function.putIfAbsent("parameters", Map.of());
                changed.put("function", function);
            }
            tools.add(changed);
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(record);
        changed.put("tools", tools);
        return changed;
    }

    @Override
    public List<PackFile> files(PackRequest request, Contents contents) {
        boolean text = request.format().equals("text");
        String evaluation = contents.evaluation();
        boolean watched = !text && evaluation != null;
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("instruct_data", text ? "" : "data/train.jsonl");
        data.put("data", text ? "data/train.jsonl" : "");
        data.put("eval_instruct_data", watched ? "data/" + evaluation + ".jsonl" : "");
        Map<String, @Nullable Object> optimizer = new LinkedHashMap<>();
        optimizer.put("lr", 0.00006);
        optimizer.put("weight_decay", 0.1);
        optimizer.put("pct_start", 0.05);
        String yaml = new Yaml()
                .comment(command(request))
                .put("data", data)
                .gap()
                .comment("A folder with the downloaded model.")
                .put("model_id_or_path", request.model(Objects.requireNonNull(exampleModel())))
                .put("lora", Map.of("rank", 64))
                .gap()
                .put("seq_len", 8_192)
                .put("batch_size", 1)
                .put("max_steps", 300)
                .put("optim", optimizer)
                .gap()
                .put("seed", 0)
                .put("log_freq", 1)
                .put("eval_freq", 100)
                .put("no_eval", !watched)
                .put("ckpt_freq", 100)
                .put("save_adapters", true)
                .put("run_dir", "output")
                .text();
        return List.of(new PackFile("train.yaml", yaml));
    }

    @Override
    public List<Warning> warnings(PackRequest request, Contents contents) {
        return CommonWarnings.emptySplits(contents);
    }

    @Override
    public String command(PackRequest request) {
        return "PYTHONPATH=path/to/mistral-finetune torchrun --nproc-per-node 1 -m train train.yaml";
    }

    @Override
    public @Nullable String exampleModel() {
        return "mistral_models/7B-v0.3";
    }
}
