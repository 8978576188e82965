"""What one writes by hand with `datasets`: files_datasets.py jsonl|csv|parquet SOURCE FOLDER."""

import os
import shutil
import sys
import tempfile

kind, source, folder = sys.argv[1:]
cache = tempfile.mkdtemp(dir=os.path.dirname(folder))
os.environ["HF_DATASETS_CACHE"] = cache
os.environ["HF_HUB_OFFLINE"] = "1"

import datasets  # noqa: E402, the cache is set before

ROLES = {"system": "system", "human": "user", "gpt": "assistant"}


def messages(row):
    return {"messages": [{"role": ROLES[turn["from"]], "content": turn["value"]} for turn in row["conversations"]]}


def conversations(row):
    context = row["context"]
    prompt = row["question"] + (f"\n\nContext: {context}" if context else "")
    return {"conversations": [{"from": "human", "value": prompt}, {"from": "gpt", "value": row["answer"]}]}


datasets.disable_progress_bars()
os.makedirs(folder)
rows = datasets.load_dataset({"jsonl": "json"}.get(kind, kind), data_files=source, split="train")
if kind == "csv":
    rows = rows.map(conversations, remove_columns=rows.column_names)
    rows.to_json(os.path.join(folder, "train.jsonl"), force_ascii=False)
else:
    rows = rows.map(messages, remove_columns=["conversations"]).select_columns(["messages", "id"])
    if kind == "jsonl":
        rows.to_json(os.path.join(folder, "train.jsonl"), force_ascii=False)
    else:
        rows.to_parquet(os.path.join(folder, "train.parquet"))
shutil.rmtree(cache)
