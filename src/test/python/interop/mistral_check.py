"""mistral-finetune: with MISTRAL_FINETUNE=<its checkout> its own argument classes, `build_instruct_sample` and `tokenize` read the pack; it wants PyTorch,
simple-parsing, fire and mistral-common 1.4.4, of later ones it does not find the names. Without it (it is not on PyPI) the messages go through what it is built
on: mistral-common's finetuning validator and its v3 tokenizer."""

import json
import os
import pathlib
import sys

import harness
import yaml
from mistral_common.protocol.instruct.messages import FinetuningAssistantMessage, SystemMessage, ToolMessage, UserMessage
from mistral_common.protocol.instruct.tool_calls import Function, FunctionCall, Tool, ToolCall
from mistral_common.protocol.instruct.validator import MistralRequestValidatorV3, ValidationMode
from mistral_common.tokens.tokenizers.mistral import MistralTokenizer

FINETUNE = os.environ.get("MISTRAL_FINETUNE")
if FINETUNE:
    sys.path.insert(0, FINETUNE)
    from finetune.args import TrainArgs
    from finetune.data.dataset import parse_data_sources
    from finetune.data.tokenize import build_instruct_sample, get_pretrain_sample, tokenize

TOKENIZER = MistralTokenizer.v3().instruct_tokenizer


def check(folder, about, expected):
    os.chdir(folder)
    config = yaml.safe_load((folder / "train.yaml").read_text(encoding="utf-8"))
    data = config["data"]
    if FINETUNE:
        TrainArgs.load(folder / "train.yaml")
        parse_data_sources(data.get("data") or "", data.get("instruct_data") or "")
    files = {"train": data.get("instruct_data") or data.get("data")}
    if data.get("eval_instruct_data"):
        files[harness.evaluation(about)] = data["eval_instruct_data"]
    seen = {}
    for split, name in files.items():
        place = pathlib.Path(name)
        lines = [line for path in (sorted(place.rglob("*jsonl")) if place.is_dir() else [place]) for line in path.open(encoding="utf-8")]
        rows = [json.loads(line) for line in lines]
        if not data.get("instruct_data"):
            seen[split] = [{"text": pretrain(row)} for row in rows]
        else:
            seen[split] = [(finetune if FINETUNE else validated)(row) for row in rows]
    wanted = [hoped(harness.canonical(example)) for example in expected]
    by = ["TrainArgs.load", "parse_data_sources", "build_instruct_sample", "tokenize"] if FINETUNE else []
    return by + ["MistralRequestValidatorV3(finetuning)", "MistralTokenizer.v3"], seen, wanted


def pretrain(row):
    if FINETUNE:
        tokenize(get_pretrain_sample(row), TOKENIZER)
    return row["text"]


def finetune(row):
    """The sample as mistral-finetune builds it; the words of every learned answer have to come out of its tokens."""
    sample = build_instruct_sample(row)
    encoded = tokenize(sample, TOKENIZER)
    assert any(encoded.masks), "nothing is learned"
    lead = [{"role": "system", "content": sample.system_prompt}] if sample.system_prompt else []
    tools = [{"type": "function", "function": tool.function.model_dump(include={"name", "description", "parameters"})} for tool in sample.available_tools or []]
    return {"messages": lead + [turn(message) for message in sample.messages], **({"tools": tools} if tools else {})}


def validated(row):
    """mistral-common's own types and checks on the record."""
    tools = [Tool(function=Function(**{k: t["function"][k] for k in ("name", "description", "parameters")})) for t in row.get("tools") or []]
    # the system prompt is taken out before the order is looked at
    lead = [message(each) for each in row["messages"] if each["role"] == "system"]
    messages = [message(each) for each in row["messages"] if each["role"] != "system"]
    validator = MistralRequestValidatorV3(ValidationMode.finetuning)
    validator.validate_messages(messages)
    validator._validate_tools(tools)
    told = [{"type": "function", "function": tool.function.model_dump(include={"name", "description", "parameters"})} for tool in tools]
    return {"messages": [turn(message) for message in lead + messages], **({"tools": told} if told else {})}


def message(each):
    if each["role"] == "assistant":
        calls = [ToolCall(id=c["id"], function=FunctionCall(**c["function"])) for c in each.get("tool_calls") or []]
        return FinetuningAssistantMessage(content=each.get("content"), tool_calls=calls or None, weight=each.get("weight"))
    kind = {"system": SystemMessage, "user": UserMessage, "tool": ToolMessage}[each["role"]]
    keys = ("content", "tool_call_id", "name") if each["role"] == "tool" else ("content",)
    return kind(**{key: value for key, value in each.items() if key in keys})


def turn(message):
    said = message.model_dump(exclude_none=True)
    said["role"] = getattr(said["role"], "value", said["role"])
    return harness.turn(said)


def hoped(example):
    """A system prompt goes before all, and of a tool the name, the description and the parameters are read."""
    if "prompt" in example and "completion" in example:
        example = {"messages": harness.turns(example["prompt"], "user") + harness.turns(example["completion"], "assistant")}
    if "messages" in example:
        example["messages"].sort(key=lambda said: said["role"] != "system")
    return harness.without(example, "strict")


if __name__ == "__main__":
    harness.main(check, ["mistral-common"], ["mistral"])
