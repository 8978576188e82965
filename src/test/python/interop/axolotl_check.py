"""Axolotl: the pack's YAML through `load_cfg` (its schema), then its own dataset loading and prompt strategies, with a tiny model in the place of the real
one; what it hands to the trainer is read back, token for token."""

import os
import tempfile

os.environ["AXOLOTL_DO_NOT_TRACK"] = "1"
os.environ["DO_NOT_TRACK"] = "1"

import harness
import tiny
from axolotl.cli.config import load_cfg
from axolotl.utils.data import shared
from axolotl.common.datasets import load_datasets, load_preference_datasets

shared.get_default_process_count = lambda: 0

TINY = tiny.saved(harness.ROOT / ".tiny")
TOKENIZER = tiny.tokenizer()


def check(folder, about, expected):
    os.chdir(folder)
    with tempfile.TemporaryDirectory() as output:
        instead = {"base_model": str(TINY), "sequence_len": 1_000_000, "output_dir": output, "dataset_prepared_path": f"{output}/prepared"}
        instead |= {"sample_packing": False, "eval_sample_packing": False, "dataset_num_proc": 1, "bf16": False, "flash_attention": False, "load_in_4bit": False, "load_in_8bit": False}
        instead |= {"attn_implementation": "eager", "adapter": "lora", "tf32": False}
        instead |= {} if about["template"] else {"chat_template": "tokenizer_default"}
        TOKENIZER.chat_template = about["template"] or tiny.TEMPLATE
        cfg = load_cfg(str(folder / "axolotl.yaml"), **instead)
        cfg.dataset_num_proc = 0  # a process of its own for each step would import all of Axolotl anew
        load = load_preference_datasets if cfg.rl else load_datasets
        made = load(cfg=cfg)
        sets = {"train": made.train_dataset}
        if made.eval_dataset is not None:
            sets[harness.evaluation(about)] = made.eval_dataset
        seen = {split: [read(row, cfg) for row in rows] for split, rows in sets.items()}
    if about["format"] == "alpaca":
        seen, wanted = patterned(seen, expected)
    else:
        wanted = [hoped(harness.canonical(example), example, cfg) for example in expected]
        if about["template"] and not cfg.rl:
            assert sorted(row["text"] for row in wanted) == harness.rendered_by_tuneset(about), "Axolotl renders other texts than Tuneset"
    return ["load_cfg", "validate_config", load.__name__, *[d.type if isinstance(d.type, str) else "user_defined" for d in cfg.datasets]], seen, wanted


def patterned(seen, expected):
    """Its Alpaca pattern puts words of its own around: of each example, what is learned, and which turns are in the text."""
    examples = [harness.canonical(example)["messages"] for example in expected]
    wanted = [{"learned": messages[-1]["content"] + TOKENIZER.eos_token, "lost": []} for messages in examples]
    found = {}
    for split, rows in seen.items():
        found[split] = []
        for row in rows:
            answer = row["learned"].removesuffix(TOKENIZER.eos_token)
            alike = [m for m in examples if m[-1]["content"] == answer]
            lost = min(([turn["content"] for turn in m for line in turn["content"].split("\n") if line not in row["text"]] for m in alike), key=len)
            found[split].append({"learned": row["learned"], "lost": lost})
    return found, wanted


def text(ids):
    return tiny.read_back(TOKENIZER, ids)


def read(row, cfg):
    if cfg.rl:
        return {key: row[key] for key in ("prompt", "chosen", "rejected", "completion", "label") if row.get(key) is not None}
    whole = text(row["input_ids"])
    if cfg.process_reward_model:
        return {"text": whole, "steps": steps(row)}
    return {"text": whole, "learned": text([label for label in row["labels"] if label != -100])}


def steps(row):
    """The label of a step stands at the line end after it; the question is before the first."""
    found, start = [], 0
    for end, label in enumerate(row["labels"]):
        if label != -100:
            found.append([text(row["input_ids"][start:end]), bool(label)])
            start = end + 1
    return found


def rendered(messages, **more):
    return TOKENIZER.apply_chat_template(messages, tokenize=False, **more)


def hoped(example, source, cfg):
    """As the chat template has it; texts that stand for themselves as they are."""
    if cfg.rl == "kto":
        return {key: words(example[key]) for key in ("prompt", "completion")} | {"label": example["label"]}
    if cfg.rl:
        asked, *answers = [harness.turns(example[key], harness.SIDES[key]) for key in ("prompt", "chosen", "rejected")]
        prompt = rendered(asked, add_generation_prompt=True)
        # white space at the end of an answer is left out
        return {"prompt": prompt, **{key: rendered(asked + answer)[len(prompt) :].rstrip() for key, answer in zip(("chosen", "rejected"), answers)}}
    if "completions" in example:
        said_first = [example["prompt"], *[""] * (len(example["labels"]) - 1)]
        steps = [list(step) for step in zip(map(str.__add__, said_first, example["completions"]), example["labels"])]
        return {"text": "".join(step + "\n" for step, _ in steps), "steps": steps}
    if "text" in example:
        whole = example["text"] + TOKENIZER.eos_token
        return {"text": whole, "learned": whole}
    if not isinstance(cfg.datasets[0].type, str):
        plain = isinstance(source.get("prompt"), str)
        asked, answer = (source["prompt"], source["completion"]) if plain else [m["content"] for m in example["messages"]]
        return {"text": asked + answer + TOKENIZER.eos_token, "learned": answer + TOKENIZER.eos_token}
    messages = source.get("messages") or turns(source)
    ids = TOKENIZER.apply_chat_template(messages, tools=source.get("tools"), return_dict=True, return_assistant_tokens_mask=True)
    answers, before = [], 0
    for token, mask in zip(ids["input_ids"], ids["assistant_masks"]):
        if mask and not before:
            answers.append([])
        if mask:
            answers[-1].append(token)
        before = mask
    spoken = [message for message in messages if message["role"] == "assistant"]
    # of an empty answer it learns nothing, as the pack says
    heard = [message.get("weight") != 0 and bool(message["content"] or message.get("tool_calls") or message.get("reasoning_content")) for message in spoken]
    learned = [text(answer) for answer, is_heard in zip(answers, heard, strict=True) if is_heard]
    return {"text": text(ids["input_ids"]), "learned": "".join(learned)}


def turns(source):
    return source["prompt"] + source["completion"] if "prompt" in source else harness.canonical(source)["messages"]


def words(value):
    return value if isinstance(value, str) else "".join(turn["content"] for turn in value)


if __name__ == "__main__":
    harness.main(check, ["axolotl", "transformers", "datasets"], ["axolotl"], ordered=False)  # it shuffles while it merges datasets
