"""python train.py, in this folder."""

import json

from unsloth import FastLanguageModel
from unsloth.chat_templates import train_on_responses_only
from datasets import load_dataset
from trl import SFTConfig, SFTTrainer

model, tokenizer = FastLanguageModel.from_pretrained(
    "unsloth/Qwen2.5-7B-Instruct",
    max_seq_length=2048,
    load_in_4bit=True,
)
with open("chat_template.jinja", encoding="utf-8") as file:
    tokenizer.chat_template = file.read()
model = FastLanguageModel.get_peft_model(model, r=16, lora_alpha=16, use_gradient_checkpointing="unsloth")

data = load_dataset("./data")


def rendered(example):
    tools = example.get("tools")
    tools = json.loads(tools) if isinstance(tools, str) else tools
    messages = [{key: value for key, value in message.items() if value is not None} for message in example["messages"]]
    return {"text": tokenizer.apply_chat_template(messages, tools=tools or None, tokenize=False)}


data = data.map(rendered, remove_columns=data["train"].column_names)

trainer = SFTTrainer(
    model=model,
    processing_class=tokenizer,
    train_dataset=data["train"],
    eval_dataset=data["validation"],
    args=SFTConfig(
        dataset_text_field="text",
        max_length=2048,
        per_device_train_batch_size=2,
        gradient_accumulation_steps=4,
        warmup_steps=5,
        num_train_epochs=3,
        learning_rate=2e-4,
        logging_steps=1,
        eval_strategy="epoch",
        output_dir="output",
        report_to="none",
    ),
)
trainer = train_on_responses_only(
    trainer,
    instruction_part="<|im_start|>user\n",
    response_part="<|im_start|>assistant\n",
)
trainer.train()
model.save_pretrained("output")
tokenizer.save_pretrained("output")
