"""Writes the cases to files:

    python sources.py FOLDER parcels.csv [all]

makes FOLDER/<case>/<source file>, FOLDER/<case>/expected.json and FOLDER/cases.json, the list that says how each case is converted; with `all` the unusual
cases too.
"""

import json
import pathlib
import sys

import cases
import unusual


def write(folder, case, source, expected, usual, refused, left_out):
    place = folder / case.name
    place.mkdir(parents=True, exist_ok=True)
    (place / case.file).write_bytes(source)
    (place / "expected.json").write_text(json.dumps(expected, ensure_ascii=False), encoding="utf-8")
    about = {"name": case.name, "source": case.file, "formats": case.formats, "arguments": case.arguments, "splits": splits(case), "usual": usual}
    about |= {"packs": case.packs, "types": case.types or ["jsonl", "parquet"]}
    about["template"] = unusual.OWN if case.template else ""  # with the marks of its answers, for the checks
    if case.template:
        brought = place / "tokenizer_config.json"
        brought.write_text(json.dumps(case.template), encoding="utf-8")
        about["arguments"] = [*case.arguments, "--template", str(brought)]
    return about | {"refused": refused.get(case.name, {}), "left_out": left_out.get(case.name, {})}


def splits(case):
    """Those that have rows."""
    if "--split" not in case.arguments:
        return ["train"]
    shares = case.arguments[case.arguments.index("--split") + 1]
    return [name for name in (share.split("=")[0] for share in shares.split(",")) if name not in case.empty]


def lines(case):
    return "".join(json.dumps(row, ensure_ascii=case.escaped) + "\n" for row in case.rows).encode("utf-8")


def parcels(folder, path):
    mapped = ["--merged-prompt", cases.PARCEL_PROMPT, "--output-column", "outcome", "--split", "train=0.9,validation=0.1"]
    case = cases.Case("parcels", None, list(cases.parcels(path)), [*cases.CHAT, "alpaca"], mapped, file="parcels.csv")
    return write(folder, case, pathlib.Path(path).read_bytes(), case.rows, True, cases.REFUSED, {})


def main(folder, parcels_csv, which="usual"):
    folder = pathlib.Path(folder)
    listed = [parcels(folder, parcels_csv)]
    for module in [cases, unusual] if which == "all" else [cases]:
        for case in module.CASES:
            case.file = case.file or f"{case.name}.jsonl"
            case.arguments = ["--from", case.source_format, *case.arguments]
            listed.append(write(folder, case, lines(case), case.expected or case.rows, module is cases, module.REFUSED, module.LEFT_OUT))
    (folder / "cases.json").write_text(json.dumps(listed, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
