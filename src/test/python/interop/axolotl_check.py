"""Axolotl: the pack's YAML through `load_cfg` (its schema), then its own dataset loading and prompt strategies, with a tiny model in the place of the real
one; what it hands to the trainer is read back, token for token."""

import os
import pathlib
import sys
import tempfile

os.environ["AXOLOTL_DO_NOT_TRACK"] = "1"
os.environ["DO_NOT_TRACK"] = "1"

import harness
import tiny
from axolotl.cli.config import load_cfg
from axolotl.common.datasets import load_datasets, load_preference_datasets

TINY = tiny.saved(pathlib.Path(sys.argv[1]) / ".tiny")
TOKENIZER = tiny.tokenizer()


def check(folder, about, expected):
    os.chdir(folder)
    with tempfile.TemporaryDirectory() as output:
        instead = {"base_model": str(TINY), "sequence_len": 1_000_000, "output_dir": output, "dataset_prepared_path": f"{output}/prepared"}
        instead |= {"sample_packing": False, "eval_sample_packing": False, "dataset_num_proc": 1, "bf16": False, "flash_attention": False, "load_in_4bit": False, "load_in_8bit": False}
        instead |= {"attn_implementation": "eager", "adapter": "lora", "tf32": False, "chat_template": "tokenizer_default"}
        cfg = load_cfg(str(folder / "axolotl.yaml"), **instead)
        load = load_preference_datasets if cfg.rl else load_datasets
        made = load(cfg=cfg)
        sets = {"train": made.train_dataset}
        if made.eval_dataset is not None:
            sets[next(split for split in about["splits"] if split != "train")] = made.eval_dataset
        seen = {split: [read(row, cfg) for row in rows] for split, rows in sets.items()}
    wanted = [hoped(harness.canonical(example), example, cfg) for example in expected]
    return ["load_cfg", "validate_config", load.__name__, *[d.type if isinstance(d.type, str) else "user_defined" for d in cfg.datasets]], seen, wanted


def text(ids):
    return tiny.read_back(TOKENIZER, ids)


def read(row, cfg):
    if cfg.rl:
        return {key: row[key] for key in ("prompt", "chosen", "rejected", "completion", "label") if row.get(key) is not None}
    return {"text": text(row["input_ids"]), "learned": text([label for label in row["labels"] if label != -100])}


def rendered(messages, **more):
    return TOKENIZER.apply_chat_template(messages, tokenize=False, **more)


def hoped(example, source, cfg):
    if cfg.rl:
        if isinstance(source["prompt"], str):
            return {key: source[key] for key in ("prompt", "chosen", "rejected", "completion", "label") if key in source}
        prompt = rendered(source["prompt"], add_generation_prompt=True)
        sides = {key: rendered(source["prompt"] + source[key])[len(prompt) :] for key in ("chosen", "rejected", "completion") if key in source}
        return {"prompt": prompt, **sides, **({"label": source["label"]} if "label" in source else {})}
    if "text" in source:
        whole = source["text"] + TOKENIZER.eos_token
        return {"text": whole, "learned": whole}
    messages = source.get("messages") or turns(source)
    ids = TOKENIZER.apply_chat_template(messages, tools=source.get("tools"), return_dict=True, return_assistant_tokens_mask=True)
    learned = [i for i, mask in zip(ids["input_ids"], ids["assistant_masks"]) if mask]
    return {"text": text(ids["input_ids"]), "learned": text(learned)}


def turns(source):
    if isinstance(source.get("prompt"), str):
        return [{"role": "user", "content": source["prompt"]}, {"role": "assistant", "content": source["completion"]}]
    return source["prompt"] + source["completion"] if "prompt" in source else harness.canonical(source)["messages"]


if __name__ == "__main__":
    harness.main(check, ["axolotl", "transformers", "datasets"], ["axolotl"])
