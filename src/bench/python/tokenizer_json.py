"""Writes a tiktoken encoding as the tokenizer.json that transformers would make of it.

    python src/bench/python/tokenizer_json.py o200k_base JTOKKIT.jar OUT.json

The ranks come from the jtokkit library's jar, so nothing is downloaded.
"""

import base64
import json
import sys
import zipfile

WORDS = {
    "cl100k_base": r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    "o200k_base": r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+"
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+",
}


def alphabet():
    """The character that byte-level BPE writes for each byte."""
    shown = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    hidden = [byte for byte in range(256) if byte not in shown]
    return {**{byte: chr(byte) for byte in shown}, **{byte: chr(256 + n) for n, byte in enumerate(hidden)}}


def ranks(encoding, jar):
    with zipfile.ZipFile(jar) as archive:
        text = archive.read(f"com/knuddels/jtokkit/{encoding}.tiktoken").decode("ascii")
    pairs = (line.split() for line in text.splitlines() if line)
    return {base64.b64decode(token): int(rank) for token, rank in pairs}


def merges(rank_of):
    """Any two tokens that are a token together, in the order of the whole's rank, then of the parts'."""
    found = []
    for token, rank in rank_of.items():
        for at in range(1, len(token)):
            left, right = rank_of.get(token[:at]), rank_of.get(token[at:])
            if left is not None and right is not None:
                found.append((rank, left, right, token[:at], token[at:]))
    found.sort(key=lambda merge: merge[:3])
    return [(left, right) for _, _, _, left, right in found]


def main(encoding, jar, out):
    rank_of = ranks(encoding, jar)
    letters = alphabet()

    def spelled(token):
        return "".join(letters[byte] for byte in token)

    model = {
        "type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None,
        "end_of_word_suffix": None, "fuse_unk": False, "byte_fallback": False, "ignore_merges": True,
        "vocab": {spelled(token): rank for token, rank in rank_of.items()},
        "merges": [[spelled(left), spelled(right)] for left, right in merges(rank_of)],
    }
    split = {"type": "Split", "pattern": {"Regex": WORDS[encoding]}, "behavior": "Isolated", "invert": False}
    to_bytes = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False}
    with open(out, "w", encoding="utf-8") as file:
        json.dump({
            "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, to_bytes]},
            "post_processor": None, "decoder": to_bytes, "model": model,
        }, file, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:4])
