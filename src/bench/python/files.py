"""Converts files with Tuneset and with `datasets`, in turn, and prints rates, memory and the ratio.

Usage: files.py TUNESET_JAR FOLDER [--megabytes N] [--rounds N]

Each case is run by a process of its own, so that wall time, CPU time and peak memory are those of the whole program, start
included. The plain copy of the same file stands beside as the limit: `cat`, and for Parquet Arrow's own reading and writing.
The outputs are compared record by record.
"""

import argparse
import csv
import json
import os
import random
import shutil
import subprocess
import sys
import time

HEAP = "256m"
JAVA = ["java", f"-Xmx{HEAP}", "-XX:+UseSerialGC"]
HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("jar")
    arguments.add_argument("folder")
    arguments.add_argument("--megabytes", type=int, default=1000, help="size of each source, about (default 1000)")
    arguments.add_argument("--rounds", type=int, default=2, help="the better of so many runs counts (default 2)")
    given = arguments.parse_args()
    folder = os.path.abspath(given.folder)
    os.makedirs(folder, exist_ok=True)
    print(f"{os.cpu_count()} cores, heap {HEAP}, sources of about {given.megabytes} MB, better of {given.rounds} rounds")
    print("seconds are CPU time; memory is the peak of the process, datasets/tuneset; the ratio is of wall times")
    print(f"{'case':<38}{'source':>9}{'copy':>11}{'datasets':>20}{'tuneset':>20}{'memory':>16}{'ratio':>8}")
    for name, make, python, recipe in CASES:
        source = make(folder, given.megabytes)
        print_case(name, source, python, recipe, given, folder)


def print_case(name, source, python, recipe, given, folder):
    size = os.path.getsize(source) / 1e6
    theirs, ours = os.path.join(folder, "datasets-out"), os.path.join(folder, "tuneset-out")
    recipe_file = os.path.join(folder, "recipe.yaml")
    with open(recipe_file, "w", encoding="utf-8") as out:
        out.write(recipe)
    best = {}
    for _ in range(given.rounds):
        for who, command, out in (
            ("copy", copying(source, folder), None),
            ("datasets", [sys.executable, os.path.join(HERE, "files_datasets.py"), python, source, theirs], theirs),
            ("tuneset", [*JAVA, "-jar", given.jar, "convert", source, "--recipe", recipe_file, "--out", ours], ours),
        ):
            if out:
                shutil.rmtree(out, ignore_errors=True)
            measured = run(command)
            if who not in best or measured[0] < best[who][0]:
                best[who] = measured
    compare(theirs, ours, name)
    rate = {who: size / best[who][0] for who in best}
    columns = [f"{size:.0f} MB", f"{rate['copy']:.0f} MB/s"]
    columns += [f"{rate[who]:.1f} MB/s {best[who][1]:.0f} s" for who in ("datasets", "tuneset")]
    columns += [f"{best['datasets'][2]:.0f}/{best['tuneset'][2]:.0f} MB", f"{best['datasets'][0] / best['tuneset'][0]:.1f}x"]
    widths = (9, 11, 20, 20, 16, 8)
    print(f"{name:<38}" + "".join(f"{column:>{width}}" for column, width in zip(columns, widths)), flush=True)


def copying(source, folder):
    if source.endswith(".parquet"):
        return [sys.executable, os.path.join(HERE, "files_copy.py"), source, os.path.join(folder, "copy.parquet")]
    return ["cat", source]


def run(command):
    """Wall seconds, CPU seconds and peak megabytes of a command that must succeed."""
    start = time.monotonic()
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=subprocess.PIPE)
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed:\n{said.decode(errors='replace')}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def compare(theirs, ours, name):
    """Both must have written the same records in the same order."""
    mine, other = (sorted(f for f in os.listdir(d) if f.startswith("train")) for d in (ours, theirs))
    if len(mine) != 1 or len(other) != 1:
        sys.exit(f"{name}: expected one file each, got {mine} and {other}")
    count = 0
    for left, right in zip(records(os.path.join(ours, mine[0])), records(os.path.join(theirs, other[0])), strict=True):
        count += 1
        if left != right:
            sys.exit(f"{name}: record {count} differs:\n{left}\n{right}")


def records(path):
    if path.endswith(".parquet"):
        import pyarrow.parquet as parquet

        for batch in parquet.ParquetFile(path).iter_batches(batch_size=1000):
            yield from batch.to_pylist()
    else:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


# Sources: the same for the same size, with English, Chinese, code and marks that need escapes.


class Texts:
    def __init__(self):
        self.random = random.Random(3407)
        letters = "abcdefghijklmnopqrstuvwxyz"
        self.words = ["".join(self.random.choices(letters, k=self.random.randint(2, 10))) for _ in range(5000)]
        self.signs = [chr(self.random.randint(0x4E00, 0x9FA5)) for _ in range(2000)]

    def text(self, size):
        if self.random.random() < 0.2:
            return "".join(self.random.choices(self.signs, k=size * 2))
        text = " ".join(self.random.choices(self.words, k=size))
        return text + '\n"quoted" \\ code: `x = {1}`\n' if self.random.random() < 0.3 else text


def sharegpt_rows(texts, megabytes):
    size, row = 0, 0
    while size < megabytes * 1e6:
        turns = [{"from": "system", "value": texts.text(10)}] if row % 3 == 0 else []
        for _ in range(texts.random.randint(1, 4)):
            turns.append({"from": "human", "value": texts.text(texts.random.randint(5, 60))})
            turns.append({"from": "gpt", "value": texts.text(texts.random.randint(20, 200))})
        line = json.dumps({"id": f"row-{row}", "conversations": turns}, ensure_ascii=False)
        size += len(line.encode()) + 1
        row += 1
        yield line


def sharegpt_jsonl(folder, megabytes):
    return written(folder, f"sharegpt-{megabytes}.jsonl", lambda path: write_lines(path, sharegpt_rows(Texts(), megabytes)))


def write_lines(path, lines):
    with open(path, "w", encoding="utf-8") as out:
        for line in lines:
            out.write(line + "\n")


def sharegpt_parquet(folder, megabytes):
    def write(path):
        import pyarrow as arrow
        import pyarrow.parquet as parquet

        turn = arrow.struct([("from", arrow.string()), ("value", arrow.string())])
        schema = arrow.schema([("id", arrow.string()), ("conversations", arrow.list_(turn))])
        with parquet.ParquetWriter(path, schema, compression="zstd") as out:
            rows = []
            for line in sharegpt_rows(Texts(), megabytes):
                rows.append(json.loads(line))
                if len(rows) == 1000:
                    out.write_table(arrow.Table.from_pylist(rows, schema))
                    rows = []
            out.write_table(arrow.Table.from_pylist(rows, schema))

    return written(folder, f"sharegpt-{megabytes}.parquet", write)


def questions_csv(folder, megabytes):
    def write(path):
        texts = Texts()
        with open(path, "w", encoding="utf-8", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(["id", "question", "context", "answer"])
            row = 0
            while row % 1000 or out.tell() < megabytes * 1e6:
                context = texts.text(texts.random.randint(5, 60)) if row % 4 else ""
                rows.writerow([f"row-{row}", texts.text(texts.random.randint(5, 40)), context, texts.text(texts.random.randint(10, 100))])
                row += 1

    return written(folder, f"questions-{megabytes}.csv", write)


def written(folder, name, write):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        write(path + ".part")
        os.rename(path + ".part", path)
    return path


CASES = [
    (
        "JSONL ShareGPT -> JSONL messages",
        sharegpt_jsonl,
        "jsonl",
        "{tuneset: 1, target: {format: chatml}, split: {train: 1.0}, write: {as: jsonl}}",
    ),
    (
        "CSV -> JSONL ShareGPT",
        questions_csv,
        "csv",
        '{tuneset: 1, map: {merged_prompt: "{question}[[\\n\\nContext: {context}]]", output_column: answer}, '
        "target: {format: sharegpt}, split: {train: 1.0}, write: {as: jsonl}}",
    ),
    (
        "Parquet ShareGPT -> Parquet messages",
        sharegpt_parquet,
        "parquet",
        "{tuneset: 1, target: {format: chatml}, split: {train: 1.0}, write: {as: parquet}}",
    ),
]

if __name__ == "__main__":
    main()
