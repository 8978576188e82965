"""Cuts texts with the real tokenizers library, one at a time on one thread; how long it took as one line of JSON.

    python src/bench/python/tokenize_texts.py tokenizer.json TEXTS.jsonl ROUNDS
"""

import hashlib
import json
import os
import struct
import sys
from itertools import islice

os.environ["TOKENIZERS_PARALLELISM"] = "false"

import tokenizers

from measurement import Measurement

TOGETHER = 100


def some_texts(file):
    with open(file, encoding="utf-8") as lines:
        while some := [json.loads(line) for line in islice(lines, TOGETHER)]:
            yield some


def main(tokenizer_file, texts_file, rounds):
    tokenizer = tokenizers.Tokenizer.from_file(tokenizer_file)

    def encode_all(some):
        for text in some:
            tokenizer.encode(text, add_special_tokens=False)

    measurement = Measurement()
    for _ in range(rounds):
        for some in some_texts(texts_file):
            measurement.part(lambda: encode_all(some))
        measurement.round()

    digest = hashlib.sha256()
    items = tokens = 0
    for some in some_texts(texts_file):
        for text in some:
            ids = tokenizer.encode(text, add_special_tokens=False).ids
            items += 1
            tokens += len(ids)
            digest.update(struct.pack(f"<{len(ids)}i", *ids))
    measurement.print(
        engine=f"tokenizers {tokenizers.__version__} (Rust) from Python {sys.version.split()[0]}",
        items=items,
        tokens=tokens,
        sha256=digest.hexdigest(),
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
