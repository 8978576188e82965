package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Unsloth: a short script that loads the data, sets the chat template and learns the answers alone. */
final class UnslothPack implements Pack {
    private static final int TOKENS_MAX = 2_048;

    @Override
    public String name() {
        return "unsloth";
    }

    @Override
    public PackCard card() {
        return new PackCard(
                "Unsloth",
                "Data and a short script to read and run: chat template, LoRA, and only the answers learned.",
                List.of("chatml", "text", "preference"),
                List.of("train.py"),
                "python train.py",
                1,
                List.of(
                        "Examples longer than max_seq_length are cut at the end.",
                        "Without an end-of-text token a model trained on raw text never stops; the script adds it.",
                        "Without a GPU TRL prepares the data and adds the end token once more where the chat template ends otherwise, be it with a line end."));
    }

    @Override
    public Set<WriteSpec.As> types(String format) {
        return Set.of(WriteSpec.As.JSONL, WriteSpec.As.JSON, WriteSpec.As.PARQUET);
    }

    @Override
    public Map<String, Object> options(PackRequest request) {
        return Map.of("tools", "json", "arguments", "object", "media", "parts");
    }

    @Override
    public List<Check> checks(PackRequest request) {
        Check length = LengthGuess.check(Check.Effect.TOOL_CHANGES, TOKENS_MAX);
        // of all other formats the script makes one column of text
        return request.format().equals("preference")
                ? List.of(TrlColumns.check("TRL", request.format()), length)
                : List.of(length);
    }

    @Override
    public List<PackFile> files(PackRequest request, Contents contents) {
        List<PackFile> files = new ArrayList<>();
        files.add(new PackFile("train.py", script(request, contents)));
        files.add(DatasetCard.ofData(this, request, contents));
        if (request.template() != null) {
            files.add(new PackFile("chat_template.jinja", request.template()));
        }
        return files;
    }

    private String script(PackRequest request, Contents contents) {
        boolean preference = request.format().equals("preference");
        List<String> lines = new ArrayList<>();
        lines.add("\"\"\"python train.py, in this folder.\"\"\"");
        lines.add("");
        if (preference) {
            lines.add("from unsloth import FastLanguageModel, PatchDPOTrainer");
            lines.add("");
            lines.add("PatchDPOTrainer()");
            lines.add("");
            lines.add("from datasets import load_dataset");
            lines.add("from trl import DPOConfig, DPOTrainer");
        } else {
            lines.add("import json");
            lines.add("");
            lines.add("from unsloth import FastLanguageModel");
            if (learnsAnswers(request)) {
                lines.add("from unsloth.chat_templates import train_on_responses_only");
            }
            lines.add("from datasets import load_dataset");
            lines.add("from trl import SFTConfig, SFTTrainer");
        }
        lines.add("");
        lines.add("model, tokenizer = FastLanguageModel.from_pretrained(");
        lines.add("    " + JsonValues.text(model(request)) + ",");
        lines.add("    max_seq_length=" + TOKENS_MAX + ",");
        lines.add("    load_in_4bit=True,");
        lines.add(")");
        if (request.template() != null) {
            lines.add("with open(\"chat_template.jinja\", encoding=\"utf-8\") as file:");
            lines.add("    tokenizer.chat_template = file.read()");
        }
        lines.add(
                "model = FastLanguageModel.get_peft_model(model, r=16, lora_alpha=16, use_gradient_checkpointing=\"unsloth\")");
        lines.add("");
        data(lines, request, contents);
        trainer(lines, request, contents);
        lines.add("trainer.train()");
        lines.add("model.save_pretrained(\"output\")");
        lines.add("tokenizer.save_pretrained(\"output\")");
        return String.join("\n", lines) + "\n";
    }

    private static void data(List<String> lines, PackRequest request, Contents contents) {
        lines.add("data = load_dataset(\"./data\")");
        lines.add("");
        if (request.format().equals("preference")) {
            return;
        }
        lines.add("");
        lines.add("def rendered(example):");
        if (request.format().equals("text")) {
            lines.add("    text = example[\"text\"]");
            lines.add(
                    "    return {\"text\": text if text.endswith(tokenizer.eos_token) else text + tokenizer.eos_token}");
        } else {
            lines.add("    tools = example.get(\"tools\")");
            lines.add("    tools = json.loads(tools) if isinstance(tools, str) else tools");
            lines.add(
                    "    messages = [{key: value for key, value in message.items() if value is not None} for message in example[\"messages\"]]");
            if (contents.hasTurnKey("messages", "tool_calls")) {
                lines.add("    for message in messages:");
                lines.add("        for call in message.get(\"tool_calls\", []):");
                lines.add("            arguments = call[\"function\"].get(\"arguments\")");
                lines.add("            # templates want an object; Parquet holds JSON text");
                lines.add("            if isinstance(arguments, str) and arguments.startswith(\"{\"):");
                lines.add("                call[\"function\"][\"arguments\"] = json.loads(arguments)");
            }
            lines.add(
                    "    return {\"text\": tokenizer.apply_chat_template(messages, tools=tools or None, tokenize=False)}");
        }
        lines.add("");
        lines.add("");
        lines.add("data = data.map(rendered, remove_columns=data[\"train\"].column_names)");
        lines.add("");
    }

    private static void trainer(List<String> lines, PackRequest request, Contents contents) {
        boolean preference = request.format().equals("preference");
        String evaluation = contents.evaluation();
        lines.add("trainer = " + (preference ? "DPOTrainer(" : "SFTTrainer("));
        lines.add("    model=model,");
        lines.add("    processing_class=tokenizer,");
        lines.add("    train_dataset=data[\"train\"],");
        if (evaluation != null) {
            lines.add("    eval_dataset=data[" + JsonValues.text(evaluation) + "],");
        }
        lines.add("    args=" + (preference ? "DPOConfig(" : "SFTConfig("));
        if (!preference) {
            lines.add("        dataset_text_field=\"text\",");
        }
        lines.add("        max_length=" + TOKENS_MAX + ",");
        lines.add("        per_device_train_batch_size=2,");
        lines.add("        gradient_accumulation_steps=4,");
        lines.add("        warmup_steps=5,");
        lines.add("        num_train_epochs=" + (preference ? 1 : 3) + ",");
        lines.add("        learning_rate=" + (preference ? "5e-6" : "2e-4") + ",");
        lines.add("        logging_steps=1,");
        if (evaluation != null) {
            lines.add("        eval_strategy=\"epoch\",");
        }
        lines.add("        output_dir=\"output\",");
        lines.add("        report_to=\"none\",");
        lines.add("    ),");
        lines.add(")");
        ask(request).ifPresent(ask -> {
            lines.add("trainer = train_on_responses_only(");
            lines.add("    trainer,");
            lines.add("    instruction_part=" + JsonValues.text(ask.user()) + ",");
            lines.add("    response_part=" + JsonValues.text(ask.assistant()) + ",");
            lines.add(")");
        });
    }

    private static boolean learnsAnswers(PackRequest request) {
        return ask(request).isPresent();
    }

    /** Where questions and answers begin: told from the recipe's template, else from the model. */
    private static Optional<ModelFamily.Ask> ask(PackRequest request) {
        if (!request.format().equals("chatml")) {
            return Optional.empty();
        }
        return request.template() == null
                ? ModelFamily.find(model(request)).map(ModelFamily::ask).filter(ModelFamily.Ask::isKnown)
                : TurnMarks.in(request.template());
    }

    @Override
    public List<Warning> warnings(PackRequest request, Contents contents) {
        List<Warning> warnings = new ArrayList<>(CommonWarnings.ofJsonLoader(request, contents));
        warnings.addAll(CommonWarnings.mixedContent(request, contents));
        warnings.addAll(CommonWarnings.ofMedia(contents, "FastLanguageModel", false));
        if (request.format().equals("chatml") && !learnsAnswers(request)) {
            warnings.add(Warning.of(
                    "questions_learned",
                    "Tuneset does not know where an answer begins in the template of " + model(request)
                            + "; the script learns the questions too. Add train_on_responses_only with the marks of that template.",
                    model(request)));
        }
        return warnings;
    }

    private static String model(PackRequest request) {
        return request.model("unsloth/Qwen2.5-7B-Instruct");
    }

    @Override
    public String command(PackRequest request) {
        return "python train.py";
    }

    @Override
    public @Nullable String exampleModel() {
        return "unsloth/Qwen2.5-7B-Instruct";
    }
}
