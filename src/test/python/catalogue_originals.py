"""Renders the built-in templates and the originals they stand for side by side, with real Jinja2, and tells where they differ.

    pip install "jinja2==3.1.6" pyyaml
    python src/test/python/catalogue_originals.py ORIGINALS CONVERSATIONS.json [NAME ...]

The pairs are in src/test/resources/chat-templates/originals.txt and originals-elsewhere.txt. ORIGINALS is a folder with the
templates of the first list as it names them, and with clones of the repositories of the second as OWNER/NAME.
CONVERSATIONS.json is a list of {"id": ..., "args": {messages, tools, documents, special tokens, switches ...}}.

Every conversation, and those of catalogue_vectors.py, is rendered as it is and in variants of it. Where the original renders,
ours must render the same bytes; where it fails, ours is counted as equal when it fails too.
"""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import yaml
from catalogue_vectors import CONVERSATIONS, FOLDER, TOOL
from jinja_vectors import environment

RESOURCES = Path(__file__).parents[1] / "resources/chat-templates"
SWITCHES = [
    {},
    {"enable_thinking": True, "thinking": True},
    {"enable_thinking": False, "thinking": False},
    {"preserve_thinking": True, "clear_thinking": False, "keep_past_thinking": True, "truncate_history_thinking": False},
    {"reasoning_effort": "low", "low_effort": True, "medium_effort": True, "thinking_budget": 512},
    {"reasoning_effort": "high", "add_vision_id": True, "builtin_tools": ["browser", "python"]},
    {"documents": [{"title": "Snow", "text": "Snow is white.", "doc_id": 7}, {"title": "Łódź", "text": "A town."}]},
    {"citations": {"status": "on"}, "controls": {"length": "short"}, "citation_mode": "fast"},
]


def variants(arguments):
    yield arguments
    for prompt in (False, True):
        for tools in (None, [TOOL], [TOOL["function"]]):
            for switches in SWITCHES:
                varied = {**arguments, "add_generation_prompt": prompt, **switches}
                if tools:
                    varied["tools"] = tools
                yield varied


def original(folder, place):
    if place.startswith("compact:"):  # a copy that somebody laid out in lines, which the model's own is not
        return "".join(line.strip() for line in original(folder, place.removeprefix("compact:")).splitlines())
    if not place.startswith("github:"):
        return (folder / place).read_text("utf-8")
    repository, _, path = place.removeprefix("github:").partition(":")
    path, _, key = path.partition("#")
    shown = subprocess.run(["git", "-C", folder / repository, "show", "HEAD:" + path], check=True, capture_output=True)
    text = shown.stdout.decode("utf-8")
    if path.endswith(".json"):
        return next(e["chat_template"] for e in json.loads(text) if e["model_name"] == key)
    if path.endswith(".ts"):
        return from_typescript(text, key)
    if path.endswith(".py"):
        return from_python(text, key)
    return text


def from_typescript(text, model):
    """The value of the property gguf behind the property model, in a list of object literals."""
    literal = text[text.index("gguf:", text.index(f'model: "library/{model}"')) + 5 :].lstrip()
    quote, escapes = literal[0], {"n": "\n", "t": "\t"}
    body = re.match(r"(?:[^\\" + quote + r"]|\\.)*", literal[1:], re.S)[0]
    return re.sub(r"\\(.)", lambda m: escapes.get(m[1], m[1]), body, flags=re.S)


def from_python(text, name):
    """The text that stands under a name in a dictionary of literals."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values):
                if isinstance(key, ast.Constant) and key.value == name and isinstance(value, ast.Constant):
                    return value.value
    raise KeyError(name)


def rendered(template, arguments, tokens):
    variables = {"tools": None, "documents": None, "add_generation_prompt": False, **tokens, **arguments}
    try:
        return template.render(**variables)
    except Exception as error:  # whatever a template may raise is what we compare
        return error


def differences(ours, theirs, tokens, conversations):
    count, found = 0, []
    for name, conversation in conversations:
        for arguments in variants(conversation):
            for more in ({}, tokens):
                wanted = rendered(theirs, {**arguments, **more}, tokens)
                actual = rendered(ours, {**arguments, **more}, tokens)
                count += 1
                if type(wanted) is not type(actual) or isinstance(wanted, str) and wanted != actual:
                    switches = {k: v for k, v in arguments.items() if k not in ("messages", "tools", "documents")}
                    found.append((name, switches, wanted, actual))
    return count, found


def main():
    folder = Path(sys.argv[1])
    conversations = [(c["id"], c["args"]) for c in json.loads(Path(sys.argv[2]).read_text("utf-8"))]
    conversations += CONVERSATIONS.items()
    entries = {e["name"]: e for e in yaml.safe_load((FOLDER / "catalogue.yaml").read_text("utf-8"))}
    pairs = [
        line.split(" ", 1)
        for file in ("originals.txt", "originals-elsewhere.txt")
        for line in (RESOURCES / file).read_text("utf-8").splitlines()
    ]
    failed = 0
    for name, place in pairs:
        if sys.argv[3:] and name not in sys.argv[3:]:
            continue
        entry = entries.get(name, {"name": name, "special_tokens": {"bos_token": "<b>", "eos_token": "<e>"}})
        jinja = environment()
        theirs = jinja.from_string(original(folder, place))
        ours = jinja.from_string((FOLDER / (entry.get("source", name) + ".jinja")).read_text("utf-8"))
        count, found = differences(ours, theirs, entry["special_tokens"], conversations)
        texts = [f for f in found if isinstance(f[2], str)]
        print(f"{name}: {count - len(found)}/{count} equal ({len(texts)} texts differ) with {place}")
        failed += bool(texts)
        for conversation, switches, wanted, actual in (texts or found)[:1]:
            print("   ", conversation, json.dumps(switches, default=str)[:300])
            show(wanted, actual)
    return 1 if failed else 0


def show(wanted, actual):
    if not isinstance(wanted, str) or not isinstance(actual, str):
        print("    wanted", repr(wanted)[:1500], "\n    got   ", repr(actual)[:1500])
        return
    at = next((i for i, (a, b) in enumerate(zip(wanted, actual)) if a != b), min(len(wanted), len(actual)))
    print("    from character", at, "\n    wanted", repr(wanted[max(0, at - 60) : at + 120]))
    print("    got   ", repr(actual[max(0, at - 60) : at + 120]))


if __name__ == "__main__":
    sys.exit(main())
