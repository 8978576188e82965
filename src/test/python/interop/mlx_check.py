"""mlx-lm: `python -m mlx_lm lora --config` as the pack's command says, with one step of a tiny model on mlx's CPU backend."""

import os
import sys
import tempfile

import harness
import tiny
from mlx_lm import lora
from mlx_lm.tuner import datasets

TINY = tiny.saved(harness.ROOT / ".tiny")
TOKENIZER = tiny.tokenizer()


def check(folder, about, expected):
    os.chdir(folder)
    taken = []

    def watched(args, tokenizer):
        taken.extend(datasets.load_dataset(args, tokenizer))
        return tuple(taken)

    lora.load_dataset = watched
    with tempfile.TemporaryDirectory() as output:
        config = folder / "lora.yaml"
        sys.argv = ["mlx_lm.lora", "--config", str(config), "--model", str(TINY), "--iters", "1", "--batch-size", "1", "--num-layers", "1"]
        sys.argv += ["--adapter-path", output, "--val-batches", "1", "--test-batches", "1"]
        lora.main()
    seen, names = {}, {"validation": "valid"}
    for split, loaded in zip(("train", "valid", "test"), taken):
        if len(loaded):
            name = next((known for known, here in names.items() if here == split), split)
            seen[name] = [read(loaded, loaded[n]) for n in range(len(loaded))]
    by = ["mlx_lm.lora.main", "load_local_dataset", type(taken[0]).__name__]
    return by, seen, [hoped(harness.canonical(example), example) for example in expected]


def read(loaded, row):
    ids, offset = loaded.process(row)
    return {"text": tiny.read_back(TOKENIZER, ids)}


def hoped(example, source):
    if "text" in source:
        return {"text": source["text"] + TOKENIZER.eos_token}
    messages = source.get("messages")
    if messages is None and "instruction" not in source:
        asked = source["prompt"] if isinstance(source["prompt"], list) else [{"role": "user", "content": source["prompt"]}]
        answer = source["completion"] if isinstance(source["completion"], list) else [{"role": "assistant", "content": source["completion"]}]
        messages = asked + answer
    messages = messages or example["messages"]
    return {"text": TOKENIZER.apply_chat_template(messages, tools=source.get("tools"), tokenize=False)}


if __name__ == "__main__":
    harness.main(check, ["mlx-lm", "mlx", "transformers"], ["mlx-lm"], every_split=True)
