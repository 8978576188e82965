"""Unsloth: the pack's `train.py` as it stands, to its end. Two things are stood in, since they refuse to start without a GPU: `unsloth` itself, whose
FastLanguageModel hands out a tiny model with the LoRA of peft, and the one Triton kernel of this TRL, written out in PyTorch. All else is real: datasets, the
trainers of TRL, `train_on_responses_only` of unsloth_zoo, one step of training, the adapter that is saved. What the trainer holds is read back."""

import math
import os
import pathlib
import runpy
import shutil
import sys
import tempfile
import types

os.environ["UNSLOTH_IS_PRESENT"] = "1"

import harness
import tiny
import torch
import trl
import trl.trainer.utils
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


class LogProbabilities:
    """What TRL's kernel answers for each token: the fields asked for, none for the others."""

    @staticmethod
    def apply(hidden, weight, bias, labels, temperature, chunk, softcap, scale, outputs):
        logits = torch.nn.functional.linear(hidden, weight, bias).float() * scale
        logits = (logits if softcap is None else softcap * torch.tanh(logits / softcap)) / temperature
        log_probs = logits.log_softmax(-1)
        fields = {
            "log_probs": lambda: log_probs.gather(-1, labels[:, None])[:, 0],
            "entropy": lambda: -(log_probs.exp() * log_probs).sum(-1).detach(),
            "log_sum_sq_probs": lambda: (2 * log_probs).logsumexp(-1),
            "mean_logits": lambda: logits.mean(-1).detach(),
            "is_top1": lambda: logits.argmax(-1) == labels,
        }
        return tuple(make() if name in outputs or name == "log_probs" else None for name, make in fields.items())


trl.trainer.utils._ChunkedLogProbFunction = LogProbabilities


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
    trained(trainer)
    sets = {"train": trainer.train_dataset}
    if trainer.eval_dataset is not None:
        sets[harness.evaluation(about)] = trainer.eval_dataset
    read = pair if about["format"] == "preference" else text
    seen = {split: [read(row) for row in rows] for split, rows in sets.items()}
    if about["format"] == "chatml":
        answers(sets, expected)
    by = ["train.py", type(trainer).__mro__[1].__name__, "unsloth_zoo.dataset_utils.train_on_responses_only", "train() for one step"]
    return by, seen, [hoped(example) for example in expected]


def watched(original, made):
    class Watched(original):
        def train(self, *args, **kwargs):
            made.append(self)
            return super().train(*args, **kwargs)

    Watched.__name__ = original.__name__
    return Watched


def trained(trainer):
    """One step was made and the adapter and the tokenizer were saved."""
    assert trainer.state.global_step == 1, trainer.state
    (loss,) = [line["train_loss"] for line in trainer.state.log_history if "train_loss" in line]
    assert math.isfinite(loss), loss
    saved = {path.name for path in pathlib.Path("output").iterdir()}
    assert {"adapter_model.safetensors", "tokenizer.json"} <= saved, saved
    shutil.rmtree("output")


def decoded(ids):
    return tiny.read_back(TOKENIZER, ids)


def text(row):
    return {"text": decoded(row["input_ids"])}


def pair(row):
    return {key: decoded(row[f"{key}_ids"]) for key in ("prompt", "chosen", "rejected")}


def answers(sets, expected):
    """Whatever an assistant says is learned, and no question is."""
    known = {TOKENIZER.apply_chat_template(m, tools=tools, tokenize=False): m for m, tools in map(conversation, expected)}
    for rows in sets.values():
        for row in rows:
            said = decoded([label for label in row["labels"] if label != -100])
            whole = decoded(row["input_ids"])
            spoken = [m["content"] for m in known[whole] if m["role"] == "assistant"]
            assert all(content in said for content in spoken), f"not learned: {said[:300]!r}"
            assert "<|im_start|>user" not in said, f"a question is learned: {said[:300]!r}"


def conversation(source):
    if "messages" in source:
        return source["messages"], source.get("tools")
    return harness.canonical(source)["messages"], None


def hoped(source):
    if "text" in source:
        return {"text": source["text"] + TOKENIZER.eos_token}
    if "messages" in source or "instruction" in source:
        messages, tools = conversation(source)
        return {"text": TOKENIZER.apply_chat_template(messages, tools=tools, tokenize=False)}
    if isinstance(source["prompt"], str):
        end = TOKENIZER.eos_token
        return {"prompt": source["prompt"], **{key: source[key] + end for key in ("chosen", "rejected")}}
    prompt = TOKENIZER.apply_chat_template(source["prompt"], add_generation_prompt=True, tokenize=False)
    sides = {key: TOKENIZER.apply_chat_template(source["prompt"] + source[key], tokenize=False)[len(prompt) :] for key in ("chosen", "rejected")}
    return {"prompt": prompt, **sides}


if __name__ == "__main__":
    harness.main(check, ["unsloth", "unsloth_zoo", "trl", "transformers", "datasets"], ["unsloth"])
