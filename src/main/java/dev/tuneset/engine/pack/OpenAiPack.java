package dev.tuneset.engine.pack;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSONL for OpenAI's fine-tuning and the services that take its files, with the rules of its validator checked. */
final class OpenAiPack implements Pack {
    private static final int ROWS_MIN = 10;

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public PackCard card() {
        return new PackCard(
                "OpenAI",
                "JSONL with every rule of the fine-tuning service checked, and a script that uploads it and starts the job.",
                List.of("chatml", "preference_openai"),
                List.of("finetune.py"),
                "python finetune.py",
                ROWS_MIN,
                List.of(
                        "Compatible services take the same files: set OPENAI_BASE_URL and OPENAI_API_KEY.",
                        "A row that breaks a rule is repaired or rejected, and the ledger names the rule."));
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
        return Map.of("arguments", "string", "tools", "list", "train", "weight", "reasoning", "content");
    }

    @Override
    public List<Check> checks(PackRequest request) {
        if (request.format().equals("preference_openai")) {
            return List.of(
                    ChatRules.keys(Set.of("input", "preferred_output", "non_preferred_output")),
                    Check.rejects(Reason.MISSING_CONTENT, OpenAiPack::emptyAnswer));
        }
        return List.of(
                ChatRules.keys(Set.of("messages", "tools", "parallel_tool_calls")),
                ChatRules.messageKeys(
                        Set.of("role", "content", "name", "weight", "tool_calls", "tool_call_id", "refusal")),
                ChatRules.roles(Set.of("system", "developer", "user", "assistant", "tool")),
                ChatRules.content(),
                ChatRules.answer(),
                ChatRules.lastIsAnswer(),
                ChatRules.weightPlace(),
                ChatRules.someWeight(),
                ChatRules.tools(),
                ChatRules.arguments(),
                ChatRules.callIds(ChatRules.ANY_ID),
                ChatRules.results());
    }

    @Override
    public Map<String, @Nullable Object> prepared(PackRequest request, Map<String, @Nullable Object> record) {
        if (!record.containsValue(null)) {
            return record;
        }
        Map<String, @Nullable Object> filled = new LinkedHashMap<>(record);
        filled.values().removeIf(Objects::isNull);
        return filled;
    }

    private static @Nullable String emptyAnswer(Map<String, @Nullable Object> record) {
        for (String side : List.of("preferred_output", "non_preferred_output")) {
            List<Map<?, ?>> turns = Turns.of(record, side);
            boolean whole = turns.size() == 1
                    && "assistant".equals(turns.get(0).get("role"))
                    && (Turns.hasContent(turns.get(0)) || Turns.hasCalls(turns.get(0)));
            if (!whole) {
                return side + " must be one message of the assistant that is not empty.";
            }
        }
        return null;
    }

    @Override
    public List<PackFile> files(PackRequest request, Contents contents) {
        return List.of(new PackFile("finetune.py", script(request, contents)));
    }

    private String script(PackRequest request, Contents contents) {
        boolean preference = request.format().equals("preference_openai");
        String evaluation = contents.evaluation();
        List<String> lines = new ArrayList<>();
        lines.add(
                "\"\"\"Uploads the files and starts the training: pip install openai; export OPENAI_API_KEY=...\"\"\"");
        lines.add("");
        lines.add("from openai import OpenAI");
        lines.add("");
        lines.add("client = OpenAI()  # OPENAI_BASE_URL names another service");
        lines.add("");
        lines.add("");
        lines.add("def upload(path):");
        lines.add("    with open(path, \"rb\") as file:");
        lines.add("        return client.files.create(file=file, purpose=\"fine-tune\").id");
        lines.add("");
        lines.add("");
        lines.add("job = client.fine_tuning.jobs.create(");
        lines.add("    model=" + JsonValues.text(request.model(Objects.requireNonNull(exampleModel()))) + ",");
        lines.add("    suffix=" + JsonValues.text(request.name().replace('_', '-')) + ",");
        lines.add("    training_file=upload(\"data/train.jsonl\"),");
        if (evaluation != null) {
            lines.add("    validation_file=upload(" + JsonValues.text("data/" + evaluation + ".jsonl") + "),");
        }
        if (preference) {
            lines.add("    method={\"type\": \"dpo\", \"dpo\": {\"hyperparameters\": {\"beta\": 0.1}}},");
        }
        lines.add(")");
        lines.add("print(job.id, job.status)");
        return String.join("\n", lines) + "\n";
    }

    @Override
    public List<Warning> warnings(PackRequest request, Contents contents) {
        List<Warning> warnings = new ArrayList<>(CommonWarnings.emptySplits(contents));
        if (request.template() != null) {
            warnings.add(CommonWarnings.ownTemplates("OpenAI"));
        }
        return warnings;
    }

    @Override
    public String command(PackRequest request) {
        return "python finetune.py";
    }

    @Override
    public @Nullable String exampleModel() {
        return "gpt-4.1-mini-2025-04-14";
    }
}
