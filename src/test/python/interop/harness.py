"""What all checks share: finding the packs, bringing records to one form, comparing, telling.

A check is run as  python <tool>_check.py FOLDER  where FOLDER/<pack>/<case>-<format>-<type>/ holds `pack/` (what Tuneset wrote), `expected.json` (what
has to be in it) and `about.json` (pack, case, format, type, splits, chat template). One line of JSON is printed for each; with a second argument only for the folders whose
name fits that pattern.
"""

import collections
import fnmatch
import json
import os
import pathlib
import sys
import traceback
from importlib import metadata

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

ROOT = pathlib.Path(sys.argv[1]).resolve()  # the checks change folder
WANTED = sys.argv[2] if len(sys.argv) > 2 else "*"

SIDES = {"prompt": "user", "completion": "assistant", "chosen": "assistant", "rejected": "assistant"}
TURNS = {"messages", "conversations", "tools", "system"}
PAIR = {"chosen", "rejected"}
# The keys of a record that are its format's, in the shapes that packs write; all others are columns beside it.
KEYS = {
    "chatml": TURNS,
    "sharegpt": TURNS,
    "alpaca": {"instruction", "input", "output", "system", "history", "tools"},
    "text": {"text"},
    "prompt_completion": {"prompt", "completion", "tools"},
    "prompt_only": {"prompt", "messages", "answer", "solution", "tools"},
    "preference": {"prompt", "tools"} | PAIR,
    "preference_alpaca": {"instruction", "input", "system", "history"} | PAIR,
    "preference_sharegpt": TURNS | PAIR,
    "preference_swift": TURNS | {"rejected_response", "rejected_messages"},
    "preference_openai": {"input", "preferred_output", "non_preferred_output"},
    "kto": {"prompt", "completion", "messages", "label", "tools"},
    "stepwise": {"prompt", "completions", "labels"},
}
# A pack's warnings of data that its tool does not load.
REFUSALS = {"late_keys", "mixed_keys", "media_unseen"}
ROLES = {"human": "user", "gpt": "assistant", "function_call": "assistant", "observation": "tool", "tool_response": "tool", "tool_call": "assistant"}


# ------------------------------------------------------------------------------------------------ one form for all


def parsed(value):
    return json.loads(value) if isinstance(value, str) else value


def content_text(content):
    if content is None:
        return ""
    if isinstance(content, list):
        return "".join("<image>" if "image" in part["type"] else part.get("text") or part.get("value") or "" for part in content)
    return content


def calls_of(message):
    calls = message.get("tool_calls") or []
    functions = [parsed(call).get("function") or parsed(call) for call in parsed(calls)]
    return [{"name": f["name"], "arguments": parsed(f["arguments"])} for f in functions]


def turn(message):
    """A turn as role, text and calls; a thought apart is put in its tags, so that all carriers of it compare."""
    said = message.get("role") or message.get("from")
    text = content_text(message["content"] if "content" in message else message.get("value"))
    thought = message.get("reasoning_content") or message.get("thinking")
    if isinstance(message.get("content"), list):
        thought = thought or "".join(thinking_text(p) for p in message["content"] if p.get("type") == "thinking") or None
    calls = calls_of(message)
    if said in ("function_call", "tool_call"):
        found = parsed(text)
        calls = [{"name": f["name"], "arguments": parsed(f["arguments"])} for f in (found if isinstance(found, list) else [found])]
        text = ""
    result = {"role": ROLES.get(said, said), "content": (f"<think>\n{thought}\n</think>\n\n" if thought else "") + text}
    if calls:
        result["calls"] = calls
    learned = [message[key] for key in ("weight", "train", "loss", "training") if message.get(key) is not None]
    if learned:
        result["learned"] = bool(learned[0])
    return result


def thinking_text(part):
    thought = part.get("thinking")
    return thought if isinstance(thought, str) else "".join(p.get("text", "") for p in thought or [])


def turns(value, role):
    """Turns of a list, a single turn, JSON text of either, or plain text said by a role."""
    if isinstance(value, str):
        return [{"role": role, "content": value}]
    return [turn(message) for message in ([value] if isinstance(value, dict) else value)]


def tools_of(row):
    tools = parsed(row.get("tools")) if row.get("tools") else []
    return {"tools": [parsed(tool) for tool in tools]} if tools else {}


def canonical(row, format=None):
    """A record of any format, as a loader hands it out, in the form that is compared; of a format, without the columns beside it."""
    row = {key: value for key, value in row.items() if value is not None and (format is None or key in KEYS[format])}
    if "input" in row and isinstance(row["input"], dict):
        asked = turns(row["input"]["messages"], "user")
        return {"prompt": asked, "chosen": turns(row["preferred_output"], "assistant"), "rejected": turns(row["non_preferred_output"], "assistant")}
    if "label" in row and "messages" in row:
        said = turns(row["messages"], "user")
        return {"prompt": said[:-1], "completion": said[-1:], "label": row["label"]}
    if "solution" in row and "messages" in row:
        return {"prompt": turns(row["messages"], "user"), "answer": row["solution"]}
    if "rejected_response" in row or "rejected_messages" in row:
        said = turns(row["messages"], "user")
        refused = turns(row.get("rejected_response") or row["rejected_messages"], "assistant")
        return {"prompt": said[:-1], "chosen": said[-1:], "rejected": refused[-1:]}
    if "chosen" in row and "rejected" in row:
        asked = alpaca_prompt(row) if "instruction" in row else row.get("prompt", row.get("conversations", row.get("messages")))
        if isinstance(asked, str) and isinstance(row["chosen"], str) and "instruction" not in row:
            return {"prompt": asked, "chosen": row["chosen"], "rejected": row["rejected"]}
        return {"prompt": turns(asked, "user"), "chosen": turns(row["chosen"], "assistant"), "rejected": turns(row["rejected"], "assistant")}
    if "completions" in row and "labels" in row:
        return {key: row[key] for key in ("prompt", "completions", "labels")}
    if "prompt" in row and "completion" in row:
        label = {"label": row["label"]} if "label" in row else {}
        if isinstance(row["prompt"], str):
            return {"prompt": row["prompt"], "completion": row["completion"], **label}
        asked, answered = turns(row["prompt"], "user"), turns(row["completion"], "assistant")
        if label:
            return {"prompt": asked, "completion": answered, **label}
        return {"messages": asked + answered, **tools_of(row)}
    if "prompt" in row:
        answer = row.get("answer", row.get("solution"))
        return {"prompt": turns(row["prompt"], "user"), **({"answer": answer} if answer is not None else {})}
    if "instruction" in row:
        return {"messages": alpaca_prompt(row) + [{"role": "assistant", "content": row["output"]}]}
    for key in ("messages", "conversations"):
        if key in row:
            said = turns(parsed(row[key]), "user")
            lead = [{"role": "system", "content": row["system"]}] if row.get("system") else []
            return {"messages": lead + said, **tools_of(row)}
    return {"text": row["text"]}


def alpaca_prompt(row):
    said = [{"role": "system", "content": row["system"]}] if row.get("system") else []
    for asked, answered in row.get("history") or []:
        said += [{"role": "user", "content": asked}, {"role": "assistant", "content": answered}]
    asked = "\n".join(part for part in (row["instruction"], row.get("input")) if part)
    return [*said, {"role": "user", "content": asked}]


def as_turns(example):
    """Prompts and answers that are text, as what user and assistant say; a prompt with its answer as one conversation."""
    sides = {side: turns(example[side], role) for side, role in SIDES.items() if isinstance(example.get(side), str)}
    example = {**example, **sides}
    if "completion" in example and "label" not in example:
        rest = {key: value for key, value in example.items() if key not in ("prompt", "completion")}
        return {"messages": example["prompt"] + example["completion"], **rest}
    return example


def without(example, *keys):
    """The example without something a format or tool has no place for, wherever it is."""
    if isinstance(example, dict):
        return {key: without(value, *keys) for key, value in example.items() if key not in keys}
    if isinstance(example, list):
        return [without(value, *keys) for value in example]
    return example


# ------------------------------------------------------------------------------------------------ comparing


def frozen(example):
    return json.dumps(example, ensure_ascii=False, sort_keys=True)


def compare(seen, wanted, splits, elsewhere=0, ordered=True):
    """Nothing lost, added or changed; in order too where there is one split and the tool keeps it. So many of the examples lie in a split that it does not read."""
    for name in splits:
        assert seen.get(name), f"the split {name} is missing or empty, there are {sorted(seen)}"
    extra = set(seen) - set(splits)
    assert not extra, f"there are splits that nobody asked for: {extra}"
    found = [frozen(example) for name in splits for example in seen[name]]
    hoped = [frozen(example) for example in wanted]
    if len(splits) > 1 or elsewhere or not ordered:
        found, hoped = sorted(found), sorted(hoped)
    if found == hoped:
        return
    counted = collections.Counter(found)
    missing = list((collections.Counter(hoped) - counted).elements())
    added = list((counted - collections.Counter(hoped)).elements())
    if elsewhere and not added and len(missing) == elsewhere:
        return
    raise AssertionError(
        f"{len(found)} examples seen, {len(hoped)} expected; first missing: {missing[:1] or 'none, the order differs'}; first added: {added[:1]}"[:3000]
    )


# ------------------------------------------------------------------------------------------------ running


def versions(*packages):
    return {package: metadata.version(package) for package in packages}


def places(packs):
    for about in sorted(ROOT.glob("*/*/about.json")):
        told = json.loads(about.read_text(encoding="utf-8"))
        if told["pack"] in (packs(told) if callable(packs) else packs) and fnmatch.fnmatch(about.parent.name, WANTED):
            yield about.parent, told


def main(check, packages, packs, ordered=True, every_split=False):
    """Runs `check(folder, about, expected) -> (functions used, {split: examples seen}, examples wanted)` over the packs of a folder that the tool is for.

    `every_split`: the tool reads them all; others read one for training and one for evaluation."""
    here = pathlib.Path.cwd()
    told = versions(*packages)
    for place, about in places(packs):
        expected = json.loads((place / "expected.json").read_text(encoding="utf-8"))
        line = {"place": f"{place.parent.name}/{place.name}", **about, "versions": told}
        folder = (place / "pack").resolve()
        try:
            os.chdir(here)
            by, seen, wanted = check(folder, about, expected)
            compare(seen, wanted, *scope(folder, about, every_split), ordered)
            left_out = told_left_out(folder)
            assert left_out == about["left_out"], f"the pack says that {left_out} rows are left out, there are {about['left_out']}"
            line |= {"ok": True, "by": by, "examples": sum(len(rows) for rows in seen.values())}
        except Skip as skip:
            line |= {"ok": None, "problem": str(skip)}
        except Exception as problem:
            said = sorted(REFUSALS & set(warnings(folder)))
            if said and not isinstance(problem, AssertionError):
                line |= {"ok": None, "problem": f"the tool refuses it, as the pack says: {', '.join(said)}"}
            else:
                line |= {"ok": False, "problem": f"{type(problem).__name__}: {problem}"[:4000], "trace": traceback.format_exc()[-6000:]}
        print("\x1e" + json.dumps(line, ensure_ascii=False), flush=True)


def scope(folder, about, every_split=False):
    """The splits that a tool reads, and how many examples lie in others."""
    read = about["splits"] if every_split else [name for name in about["splits"] if name in ("train", evaluation(about))]
    return read, sum(count for name, count in report(folder)["splits"].items() if name not in read)


def evaluation(about):
    """The split to watch while training, as every pack chooses it; None without one."""
    return next((name for name in ("validation", "test") if name in about["splits"]), None)


def report(folder):
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def warnings(folder):
    return [warning["code"] for warning in report(folder)["pack"]["warnings"]]


def rendered_by_tuneset(about):
    """With the chat template that a user brought: the texts that Tuneset's pack for Hugging Face carries beside the examples."""
    format = {"sharegpt": "chatml"}.get(about["format"], about["format"])
    data = ROOT / "huggingface" / f"{about['case']}-{format}-jsonl" / "pack" / "data" / "train.jsonl"
    with data.open(encoding="utf-8", newline="\n") as lines:
        return sorted(json.loads(line)["text"] for line in lines)


def told_left_out(folder):
    """Rows that the tool leaves out, by the pack's word; but for long ones, which no check lets it leave out."""
    checks = report(folder)["pack"]["checks"]
    return sum(check["rows"] for check in checks if check["effect"] == "tool_drops" and check["rule"] != "longer_than_limit")


class Skip(Exception):
    """This cannot be looked at here, and why."""
