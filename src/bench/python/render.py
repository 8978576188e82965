"""Renders conversations with real Jinja2 and says how long it took, as one line of JSON. One thread, compiled once.

    python src/bench/python/render.py TEMPLATE.jinja CONVERSATIONS.jsonl ROUNDS
"""

import hashlib
import json
import sys
from itertools import islice

import jinja2

from measurement import Measurement
from transformers_jinja import environment

TOGETHER = 100
"""Read before they are rendered, as a run reads rows: few enough to stay in a processor's cache."""


def some_conversations(file):
    with open(file, encoding="utf-8") as lines:
        while some := [json.loads(line) for line in islice(lines, TOGETHER)]:
            yield some


def main(template_file, conversations_file, rounds):
    with open(template_file, encoding="utf-8") as source:
        template = environment().from_string(source.read())

    def render(conversation):
        return template.render(
            messages=conversation["messages"],
            tools=conversation["tools"],
            documents=None,
            add_generation_prompt=False,
            bos_token="<s>",
            eos_token="</s>",
        )

    def render_all(some):
        for conversation in some:
            render(conversation)

    measurement = Measurement()
    for _ in range(rounds):
        for some in some_conversations(conversations_file):
            measurement.part(lambda: render_all(some))
        measurement.round()

    digest = hashlib.sha256()
    items = chars = 0
    for some in some_conversations(conversations_file):
        for conversation in some:
            text = render(conversation)
            items += 1
            chars += len(text)
            digest.update(text.encode("utf-8") + b"\0")
    measurement.print(
        engine=f"Jinja2 {jinja2.__version__} on Python {sys.version.split()[0]}",
        items=items,
        chars=chars,
        sha256=digest.hexdigest(),
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
