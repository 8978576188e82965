"""Unsloth: the pack's `train.py` as it stands, to its end, with Unsloth's own backend for CPUs, which it takes where it finds no GPU. Only what would not fit
here is put in the place of the script's: a tiny model for the one it names, one step of training, no cut, no GPU. The CPU backend has no DPO of its own and so no
`PatchDPOTrainer`; for preferences that one name does nothing, and TRL's trainer trains the model that Unsloth loaded. What the trainer holds is read back."""

import math
import os
import pathlib
import runpy
import shutil
import tempfile

import harness
import tiny

import unsloth  # before all that it patches
import trl
from unsloth import FastLanguageModel

TINY = tiny.saved(harness.ROOT / ".tiny")
TOKENIZER = tiny.tokenizer()
HERE = {"use_cpu": True, "bf16": False, "max_steps": 1, "max_length": 1_000_000, "eval_strategy": "no"}
TRAINERS = {"SFTTrainer": trl.SFTTrainer, "DPOTrainer": trl.DPOTrainer}
CONFIGS = {"SFTConfig": trl.SFTConfig, "DPOConfig": trl.DPOConfig}

assert unsloth.DEVICE_TYPE == "cpu", unsloth.DEVICE_TYPE
loaded = FastLanguageModel.from_pretrained
FastLanguageModel.from_pretrained = staticmethod(lambda name, **given: loaded(str(TINY), **{**given, "max_seq_length": 1_000_000}))
unsloth.PatchDPOTrainer = lambda: None


def check(folder, about, expected):
    os.chdir(folder)
    TOKENIZER.chat_template = about["template"] or tiny.TEMPLATE
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
    wanted = [hoped(example) for example in expected]
    by = ["train.py", "FastLanguageModel", type(trainer).__mro__[1].__name__, "train() for one step"]
    if about["format"] == "chatml" and about["template"]:
        assert "questions_learned" in harness.warnings(folder), "the script knows no marks of this template, and no warning says so"
        assert sorted(map(rendered, expected)) == harness.rendered_by_tuneset(about), "Unsloth's tokenizer renders other texts than Tuneset"
    elif about["format"] == "chatml":
        answers(sets, expected)
        by.insert(3, "train_on_responses_only")
    return by, seen, wanted


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
    known = {hoped(source)["text"]: conversation(source)[0] for source in expected}
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
    if "completion" in source:
        return source["prompt"] + source["completion"], None
    return harness.canonical(source)["messages"], None


def rendered(source):
    messages, tools = conversation(source)
    return TOKENIZER.apply_chat_template(messages, tools=tools, tokenize=False)


def ended(said):
    """TRL, which prepares the data on CPUs, adds the end to a text that ends otherwise, be it with a line end after it; Unsloth on GPUs does not."""
    return said if said.endswith(TOKENIZER.eos_token) else said + TOKENIZER.eos_token


def hoped(source):
    if "text" in source:
        return {"text": ended(source["text"])}
    if {"messages", "instruction", "completion"} & set(source):
        return {"text": ended(rendered(source))}
    if isinstance(source["prompt"], str):
        end = TOKENIZER.eos_token
        return {"prompt": source["prompt"], **{key: source[key] + end for key in ("chosen", "rejected")}}
    prompt = TOKENIZER.apply_chat_template(source["prompt"], add_generation_prompt=True, tokenize=False)
    sides = {key: TOKENIZER.apply_chat_template(source["prompt"] + source[key], tokenize=False)[len(prompt) :] for key in ("chosen", "rejected")}
    return {"prompt": prompt, **sides}


if __name__ == "__main__":
    harness.main(check, ["unsloth", "unsloth_zoo", "trl", "transformers", "datasets"], ["unsloth"])
