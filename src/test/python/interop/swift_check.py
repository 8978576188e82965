"""ms-swift: the data files that the pack's configuration names, through `swift.dataset.load_dataset` and the preprocessor it chooses by itself."""

import dataclasses
import json
import os
import shlex
import tempfile

import harness

os.environ["MODELSCOPE_CACHE"] = tempfile.mkdtemp()

from swift.arguments import PretrainArguments, RLHFArguments, SftArguments  # noqa: E402
from swift.dataset import load_dataset  # noqa: E402


def check(folder, about, expected):
    os.chdir(folder)
    config = arguments((folder / "train.sh").read_text(encoding="utf-8"))
    named = {"train": config["dataset"], **({harness.evaluation(about): config["val_dataset"]} if "val_dataset" in config else {})}
    seen = {}
    for split, files in named.items():
        # `swift rlhf --rlhf_type grpo` keeps the columns for its rewards
        rows, _ = load_dataset(files, strict=True, load_from_cache_file=False, remove_unused_columns=config.get("rlhf_type") != ["grpo"])
        seen[split] = [read(row, about["format"]) for row in rows]
    return ["load_dataset(strict=True)", "AutoPreprocessor"], seen, [hoped(harness.canonical(example)) for example in expected]


def arguments(script):
    """The options of `swift sft|pt|rlhf`: each has to be one of the command's, with a value that its parser takes."""
    words = shlex.split(script.replace("\\\n", " "), comments=True)
    assert words[0] == "swift", words[:2]
    commands = {"sft": SftArguments, "pt": PretrainArguments, "rlhf": RLHFArguments}
    known = {field.name: field for field in dataclasses.fields(commands[words[1]])}
    config = {}
    for word in words[2:]:
        if word.startswith("--"):
            name = word[2:]
            assert name in known, f"swift {words[1]} has no option {word}"
            config[name] = []
        else:
            config[name].append(word)
    return config


def read(row, format):
    row = {key: value for key, value in row.items() if value is not None}
    said = turns(row["messages"])
    tools = {"tools": harness.parsed(row["tools"])} if row.get("tools") else {}
    if format == "preference_swift":
        refused = row.get("rejected_messages") or [{"role": "assistant", "content": row["rejected_response"]}]
        return {"prompt": said[:-1], "chosen": said[-1:], "rejected": turns(refused)[-1:], **tools}
    if format == "kto":
        return {"prompt": said[:-1], "completion": said[-1:], "label": bool(row["label"]), **tools}
    if format == "prompt_only":
        return {"prompt": said, "answer": row["solution"]}
    return {"messages": said, **tools}


def turns(messages):
    """Its own turns: calls that follow each other are calls made at once."""
    said = []
    for message in messages:
        content = message["content"]
        if message["role"] == "tool_call" and not isinstance(content, str):
            content = json.dumps(content, ensure_ascii=False)
        found = harness.turn({**message, "content": content})
        if found.get("calls") and said and said[-1].get("calls"):
            said[-1]["calls"] += found["calls"]
        else:
            said.append(found)
    return said


def hoped(example):
    if "text" in example:
        return {"messages": [{"role": "assistant", "content": example["text"]}]}
    return harness.as_turns(example)


if __name__ == "__main__":
    harness.main(check, ["ms-swift", "transformers", "datasets"], ["ms-swift"])
