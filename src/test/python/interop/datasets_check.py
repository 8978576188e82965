"""Hugging Face `datasets`: every pack's folder is loaded by its dataset card, and the card is held against what was loaded."""

import tempfile

import harness
from datasets import DatasetInfo, load_dataset
from datasets.info import DatasetInfosDict
from datasets.utils.metadata import MetadataConfigs
from huggingface_hub import DatasetCard


READ_BY_LINE = {"mistral", "mlx-lm", "openai"}


def check(folder, about, expected):
    if about["case"] == "late" and about["pack"] in READ_BY_LINE:
        raise harness.Skip("not looked at: this pack's tool reads line by line")
    card = DatasetCard.load(folder / "README.md")
    configs = MetadataConfigs.from_dataset_card_data(card.data)
    assert list(configs) == ["default"], f"configs of the card: {list(configs)}"
    info: DatasetInfo = DatasetInfosDict.from_dataset_card_data(card.data)["default"]

    with tempfile.TemporaryDirectory() as cache:
        loaded = load_dataset(str(folder), cache_dir=cache)
        for name, split in loaded.items():
            assert info.splits[name].num_examples == len(split), f"the card says {info.splits[name].num_examples} examples in {name}, there are {len(split)}"
            if info.features:
                assert info.features == split.features, f"the card says {info.features}, loaded was {split.features}"
        rows = {name: split.to_list() for name, split in loaded.items()}
        streamed = {name: len(list(split)) for name, split in load_dataset(str(folder), streaming=True).items()}
        assert streamed == {name: len(split) for name, split in rows.items()}, f"streamed {streamed}"
    attributes(about, rows)
    # the pack of this tool keeps text text and turns turns; the others write what their tools want
    form = (lambda row: row) if about["pack"] == "huggingface" else harness.as_turns
    seen = {name: [form(harness.canonical(row, about["format"])) for row in split] for name, split in rows.items()}
    by = ["DatasetCard.load", "DatasetInfosDict.from_dataset_card_data", "load_dataset(folder)", "load_dataset(folder, streaming=True)"]
    return by, seen, [form(harness.canonical(example)) for example in expected]


def attributes(about, rows):
    """Columns beside the messages: none may get lost on the way, large numbers least of all."""
    if about["case"] == "attributes" and about["pack"] != "openai":  # which takes no other keys
        assert [row["id"] for row in rows["train"]] == [1, 2, 9007199254740993, 4, 5, 6], [row["id"] for row in rows["train"]]
        assert [row["topic"] for row in rows["train"]][1] == "sums"
        assert [row["score"] for row in rows["train"]][:3] == [1, 0.5, -2]
        assert harness.parsed(rows["train"][4]["meta"])["pages"] == [1, 2]


def packs(about):
    """Of the usual cases all; the unusual ones are looked at in their own pack, and by each tool in its pack."""
    return {about["pack"]} if about["usual"] else {"huggingface"}


if __name__ == "__main__":
    harness.main(check, ["datasets", "huggingface_hub", "pyarrow"], packs, every_split=True)
