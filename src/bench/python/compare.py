"""Runs the same work through the real library and through Tuneset, in turn, and prints how they compare.

Called by src/bench/run, which says in CLASSPATH what Java runs. Times are CPU time of the one thread that works, and by
the clock in brackets: the median of all measured rounds, and the best, as other work on the machine only ever adds time.
Ends with 1 when the results differ.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
CATALOGUE = HERE.parent.parent / "main" / "resources" / "chat-templates"
TEMPLATES = {
    "llama-3.1": "conversations.jsonl",
    "qwen-2.5": "conversations.jsonl",
    "gemma-3": "conversations-without-tools.jsonl",
}
ENCODINGS = ["o200k_base", "cl100k_base"]
WARM_UP = 8
"""Rounds of Tuneset that are not counted; the first is shown by itself."""


def measured(command):
    command = [str(part) for part in command]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit(f"{' '.join(command)} ended with {result.returncode}")
    return json.loads(result.stdout.splitlines()[-1])


class Side:
    """One of the two that are compared: its rounds of all turns."""

    def __init__(self, command, warm_up):
        self.command = command
        self.warm_up = warm_up
        self.rounds = []
        self.found = {}

    def turn(self):
        self.found = measured(self.command)
        self.first = self.found["rounds"][0]
        self.rounds += self.found["rounds"][self.warm_up:]

    def median(self, clock="thread"):
        return statistics.median(round[clock] for round in self.rounds)

    def best(self, clock="thread"):
        return min(round[clock] for round in self.rounds)


def compare(name, unit, real, ours, turns):
    for _ in range(turns):
        real.turn()
        ours.turn()
    work = real.found[unit]

    def rate(seconds):
        return f"{work / seconds / 1000:8,.1f}"

    equal = real.found["sha256"] == ours.found["sha256"]
    print(f"{name}")
    print(f"  {real.found['engine']}: {rate(real.median())} k {unit}/s, best {rate(real.best())}"
          f" (clock {rate(real.median('wall'))})")
    print(f"  {ours.found['engine']}: {rate(ours.median())} k {unit}/s, best {rate(ours.best())}"
          f" (clock {rate(ours.median('wall'))}); cold {rate(ours.first['thread'])}")
    print(f"  ratio: {real.median() / ours.median():.1f} of the medians, {real.best() / ours.best():.1f} of the best,"
          f" {real.median('wall') / ours.median('wall'):.1f} by the clock")
    items = ours.found["items"]
    measure = "chars" if "chars" in ours.found else "tokens"
    print(f"  {items:,} texts, {ours.found[measure] / items:,.0f} {measure} each;"
          f" {ours.median('bytes') / items:,.0f} bytes allocated each")
    print(f"  results {'equal' if equal else 'DIFFERENT'}: {ours.found['sha256']}", flush=True)
    return equal


def java(main, *arguments):
    return ["java", f"dev.tuneset.bench.{main}", *arguments]


def templates(options):
    equal = True
    for name, conversations in TEMPLATES.items():
        template, conversations = CATALOGUE / f"{name}.jinja", options.out / conversations
        real = Side([sys.executable, HERE / "render.py", template, conversations, 2], 0)
        ours = Side(java("RenderRounds", template, conversations, WARM_UP + 5), WARM_UP)
        equal &= compare(name, "items", real, ours, options.turns)
    return equal


def tokens(options):
    jar = next(entry for entry in os.environ["CLASSPATH"].split(os.pathsep) if "jtokkit" in entry)
    texts = options.out / "texts.jsonl"
    equal = True
    for encoding in ENCODINGS:
        file = options.out / f"{encoding}.json"
        if not file.exists():
            subprocess.run([sys.executable, HERE / "tokenizer_json.py", encoding, jar, file], check=True)
        for source, how in [(file, "encode"), (file, "count"), (encoding, "encode"), (encoding, "count")]:
            kind = "tiktoken" if source == encoding else "tokenizer.json"
            real = Side([sys.executable, HERE / "tokenize_texts.py", file, texts, 1], 0)
            ours = Side(java("TokenRounds", source, texts, how, 5), 2)
            equal &= compare(f"{encoding} from {kind}, {how}", "tokens", real, ours, options.turns)
    return equal


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["templates", "tokens"])
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args()
    print(f"{platform.machine()}, Linux {platform.release()}" if sys.platform == "linux" else platform.platform())
    equal = templates(options) if options.what == "templates" else tokens(options)
    sys.exit(0 if equal else 1)


if __name__ == "__main__":
    main()
