"""python train.py, in this folder."""

import json

from unsloth import FastLanguageModel
from datasets import load_dataset
from trl import SFTConfig, SFTTrainer

model, tokenizer = FastLanguageModel.from_pretrained(
    "unsloth/Qwen2.5-7B-Instruct",
    max_seq_length=2048,
    load_in_4bit=True,
)
model = FastLanguageModel.get_peft_model(model, r=16, lora_alpha=16, use_gradient_checkpointing="unsloth")

data = load_dataset("./data")


def rendered(example):
    text = example["text"]
    return {"text": text if text.endswith(tokenizer.eos_token) else text + tokenizer.eos_token}


data = data.map(rendered, remove_columns=data["train"].column_names)

trainer = SFTTrainer(
    model=model,
    processing_class=tokenizer,
    train_dataset=data["train"],
    args=SFTConfig(
        dataset_text_field="text",
        max_length=2048,
        per_device_train_batch_size=2,
        gradient_accumulation_steps=4,
        warmup_steps=5,
        num_train_epochs=3,
        learning_rate=2e-4,
        logging_steps=1,
        output_dir="output",
        report_to="none",
    ),
)
trainer.train()
model.save_pretrained("output")
tokenizer.save_pretrained("output")
