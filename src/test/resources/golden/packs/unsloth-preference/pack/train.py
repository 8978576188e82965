"""python train.py, in this folder."""

from unsloth import FastLanguageModel, PatchDPOTrainer

PatchDPOTrainer()

from datasets import load_dataset
from trl import DPOConfig, DPOTrainer

model, tokenizer = FastLanguageModel.from_pretrained(
    "unsloth/Qwen2.5-7B-Instruct",
    max_seq_length=2048,
    load_in_4bit=True,
)
model = FastLanguageModel.get_peft_model(model, r=16, lora_alpha=16, use_gradient_checkpointing="unsloth")

data = load_dataset("./data")

trainer = DPOTrainer(
    model=model,
    processing_class=tokenizer,
    train_dataset=data["train"],
    args=DPOConfig(
        max_length=2048,
        per_device_train_batch_size=2,
        gradient_accumulation_steps=4,
        warmup_steps=5,
        num_train_epochs=1,
        learning_rate=5e-6,
        logging_steps=1,
        output_dir="output",
        report_to="none",
    ),
)
trainer.train()
model.save_pretrained("output")
tokenizer.save_pretrained("output")
