"""Unsloth: the pack's `train.py` as it stands, with one stand-in. `unsloth` itself refuses to start without a GPU, so its FastLanguageModel hands out a tiny
model; `train_on_responses_only` is unsloth_zoo's own, the trainers TRL's. What the trainer holds is read
back; no step is trained, since the kernels of this TRL want a GPU too."""

import os
import pathlib
import runpy
import sys
import tempfile
import types

os.environ["UNSLOTH_IS_PRESENT"] = "1"

import harness
import tiny
import trl
from unsloth_zoo.dataset_utils import train_on_responses_only

TINY = tiny.saved(pathlib.Path(sys.argv[1]) / ".tiny")
TOKENIZER = tiny.tokenizer()
HERE = {"use_cpu": True, "bf16": False, "max_steps": 1, "max_length": 1_000_000, "eval_strategy": "no", "gradient_checkpointing": False}
TRAINERS = {"SFTTrainer": trl.SFTTrainer, "DPOTrainer": trl.DPOTrainer}
CONFIGS = {"SFTConfig": trl.SFTConfig, "DPOConfig": trl.DPOConfig}


class FastLanguageModel:
    @staticmethod
    def from_pretrained(name, **given):
        return tiny.model(), tiny.tokenizer()

    @staticmethod
    def get_peft_model(model, **given):
        from peft import LoraConfig, get_peft_model

        return get_peft_model(model, LoraConfig(r=given["r"], lora_alpha=given["lora_alpha"], target_modules="all-linear", task_type="CAUSAL_LM"))


def stand_in(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    module.__path__ = []
    sys.modules[name] = module


stand_in("unsloth", FastLanguageModel=FastLanguageModel, PatchDPOTrainer=lambda: None)
stand_in("unsloth.chat_templates", train_on_responses_only=train_on_responses_only)


def check(folder, about, expected):
    os.chdir(folder)
    made = []
    for name, trainer in TRAINERS.items():
        setattr(trl, name, watched(trainer, made))
    with tempfile.TemporaryDirectory() as output:
        for name, config in CONFIGS.items():
            setattr(trl, name, lambda config=config, **given: config(**{**given, **HERE, "output_dir": output}))
        runpy.run_path("train.py", run_name="__main__")
    (trainer,) = made
    sets = {"train": trainer.train_dataset}
    if trainer.eval_dataset is not None:
        sets[next(split for split in about["splits"] if split != "train")] = trainer.eval_dataset
    read = pair if about["format"] == "preference" else text
    seen = {split: [read(row) for row in rows] for split, rows in sets.items()}
    answers(sets, expected)
    by = ["train.py", type(trainer).__mro__[1].__name__, "unsloth_zoo.dataset_utils.train_on_responses_only"]
    return by, seen, [hoped(example) for example in expected]


def watched(original, made):
    class Watched(original):
        def train(self, *args, **kwargs):
            made.append(self)

    Watched.__name__ = original.__name__
    return Watched


def decoded(ids):
    return tiny.read_back(TOKENIZER, ids)


def text(row):
    return {"text": decoded(row["input_ids"])}


def pair(row):
    return {key: decoded(row[f"{key}_ids"]) for key in ("prompt", "chosen", "rejected")}


def answers(sets, expected):
    """Whatever an assistant says is learned, and no question is."""
    for rows in sets.values():
        for row in rows:
            if "labels" not in row:
                return
            said = decoded([label for label in row["labels"] if label != -100])
            whole = decoded(row["input_ids"])
            for example in expected:
                messages = example.get("messages", [])
                if messages and TOKENIZER.apply_chat_template(messages, tools=example.get("tools"), tokenize=False) == whole:
                    assert all(m["content"] in said for m in messages if m["role"] == "assistant"), f"not learned: {said[:300]!r}"
                    assert "<|im_start|>user" not in said, f"a question is learned: {said[:300]!r}"


def hoped(source):
    if "text" in source:
        return {"text": source["text"] + TOKENIZER.eos_token}
    if "messages" in source:
        return {"text": TOKENIZER.apply_chat_template(source["messages"], tools=source.get("tools"), tokenize=False)}
    if "instruction" in source:
        return {"text": TOKENIZER.apply_chat_template(harness.canonical(source)["messages"], tokenize=False)}
    if isinstance(source["prompt"], str):
        end = TOKENIZER.eos_token
        return {"prompt": source["prompt"], **{key: source[key] + end for key in ("chosen", "rejected")}}
    prompt = TOKENIZER.apply_chat_template(source["prompt"], add_generation_prompt=True, tokenize=False)
    sides = {key: TOKENIZER.apply_chat_template(source["prompt"] + source[key], tokenize=False)[len(prompt) :] for key in ("chosen", "rejected")}
    return {"prompt": prompt, **sides}


if __name__ == "__main__":
    harness.main(check, ["unsloth", "unsloth_zoo", "trl", "transformers", "datasets"], ["unsloth"])
