"""LLaMA-Factory: `train.yaml` through its own argument parser, the data through `dataset_info.json`, its loader and converter; then its tokenisation
with the template the YAML names."""

import sys
import tempfile

import harness
import tiny

import torch

torch.version.cuda = None  # torchaudio, which it imports for sound, refuses a PyTorch built for another CUDA; there is none here

from llamafactory.data import get_dataset, get_template_and_fix_tokenizer  # noqa: E402
from llamafactory.data.loader import _get_merged_dataset  # noqa: E402
from llamafactory.hparams import get_train_args, read_args  # noqa: E402
from llamafactory.model import load_tokenizer  # noqa: E402

TINY = tiny.saved(harness.ROOT / ".tiny")
PIECE = 16  # pre-training cuts the joined text in pieces of cutoff_len and leaves out the rest
STAGES = {"dpo": "rm"}  # as its workflows ask for data


def check(folder, about, expected):
    import os

    os.chdir(folder)
    with tempfile.TemporaryDirectory() as output:
        sys.argv = ["llamafactory-cli", "train.yaml", f"model_name_or_path={TINY}", f"output_dir={output}", "bf16=false", "use_cpu=true", "overwrite_cache=true"]
        sys.argv += [f"cutoff_len={PIECE if 'text' in about['format'] else 100_000_000}", "preprocessing_num_workers=1", f"cache_dir={output}/cache", "per_device_train_batch_size=1"]
        model, data, training, finetuning, _ = get_train_args(read_args())
        stage = STAGES.get(finetuning.stage, finetuning.stage)
        names = {"train": data.dataset, **({harness.evaluation(about): data.eval_dataset} if data.eval_dataset else {})}
        aligned = {split: kept(_get_merged_dataset(name, model, data, training, stage)) for split, name in names.items()}
        if about["case"] != "pictures":  # to put them in, it needs the model's processor and the pictures
            tokenized(about, aligned, model, data, training, stage)
    seen = {split: [read(row, stage) for row in rows] for split, rows in aligned.items()}
    by = ["read_args", "get_train_args", "get_dataset_list", "_load_single_dataset", "align_dataset"]
    by += [f"get_dataset(stage={stage}, template={data.template})"] if about["case"] != "pictures" else []
    return by, seen, [hoped(harness.canonical(example), stage) for example in expected]


def tokenized(about, aligned, model, data, training, stage):
    tokens = load_tokenizer(model)
    template = get_template_and_fix_tokenizer(tokens["tokenizer"], data)
    made = get_dataset(template, model, data, training, stage=stage, **tokens)
    encoded(made["train_dataset"], aligned["train"], tokens["tokenizer"], stage)
    if data.eval_dataset:
        encoded(made["eval_dataset"], aligned[harness.evaluation(about)], tokens["tokenizer"], stage)


def kept(dataset):
    """Its conversion empties the rows that it then leaves out."""
    return [row for row in dataset.to_list() if row["_prompt"]]


def read(row, stage):
    """A row of its standard form, back into turns."""
    said, answers = row["_prompt"], row["_response"]
    lead = [{"role": "system", "content": row["_system"]}] if row["_system"] else []
    tools = {"tools": harness.parsed(row["_tools"])} if row["_tools"] else {}
    asked = [harness.turn(as_shared(message)) for message in lead + said]
    answered = [harness.turn(as_shared(message)) for message in answers]
    if stage == "pt":
        return {"text": said[0]["content"]}
    if stage == "rm":
        return {"prompt": asked, "chosen": answered[:1], "rejected": answered[1:], **tools}
    if stage == "kto":
        wanted = answers[1]["content"] == ""
        return {"prompt": asked, "completion": answered[:1] if wanted else answered[1:], "label": wanted, **tools}
    return {"messages": asked + answered, **tools}


def as_shared(message):
    role = {"function": "function_call", "observation": "observation"}.get(message["role"], message["role"])
    return {"role": role, "content": message["content"]}


def hoped(example, stage):
    """An empty system prompt is the same as none."""
    example = harness.without(example, "learned")
    for said in (example[key] for key in ("messages", "prompt") if isinstance(example.get(key), list)):
        if said[0] == {"role": "system", "content": ""}:
            said.pop(0)
    return example if stage == "pt" else harness.as_turns(example)


def encoded(rows, aligned, tokenizer, stage):
    """Every row comes out of the tokenisation, with its answer in what is learned."""
    if stage == "pt":
        whole = "".join(row["_prompt"][0]["content"] + tokenizer.eos_token for row in aligned)
        read = tiny.read_back(tokenizer, [token for row in rows for token in row["input_ids"]]).rstrip("\ufffd")
        assert whole.startswith(read) and len(rows) > 1, f"{read[:200]!r}"
        return
    assert len(rows) == len(aligned), f"{len(aligned)} rows, {len(rows)} encoded"
    for row, source in zip(rows, aligned):
        labels = row["chosen_labels"] if stage == "rm" else row["labels"]
        text = tiny.read_back(tokenizer, [label for label in labels if label != -100])
        answer = max((turn["content"] for turn in source["_response"][: 1 if stage == "rm" else 2]), key=len)
        calls = source["_response"][0]["role"] == "function"
        assert calls or answer.strip() in text, f"{answer[:80]!r} is not in what is learned: {text[:200]!r}"


if __name__ == "__main__":
    harness.main(check, ["llamafactory", "transformers", "datasets"], ["llama-factory"])
