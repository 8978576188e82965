"""TRL: its own script for the pack's trainer (`trl.scripts.sft.main` and so on) reads the pack's YAML with TRL's parser, loads the data, prepares it and
trains one step of a tiny model on the CPU. What the trainer then holds is read back, token for token."""

import importlib
import tempfile

import harness
import tiny

TINY = tiny.saved(harness.ROOT / ".tiny")
TOKENIZER = tiny.tokenizer()
# Smaller than any pack: the model, the numbers a GPU would want, and no cut, since what is looked at is the data.
INSTEAD = {
    "model_name_or_path": TINY,
    "bf16": False,
    "max_steps": 1,
    "per_device_train_batch_size": 2,
    "per_device_eval_batch_size": 2,
    "gradient_accumulation_steps": 1,
    "eval_strategy": None,
    "save_strategy": "no",
    "report_to": "none",
    "use_cpu": True,
}
NO_CUT = {"sft": {"max_length": 1_000_000}, "dpo": {"max_length": 1_000_000}, "reward": {"max_length": 1_000_000}, "kto": {"max_length": 1_000_000}}
NO_CUT["grpo"] = {"num_generations": 2, "max_completion_length": 4}
TRAINERS = {"sft": "SFTTrainer", "dpo": "DPOTrainer", "reward": "RewardTrainer", "kto": "KTOTrainer", "grpo": "GRPOTrainer"}
BRINGS_TEMPLATE = {"sft", "reward"}  # the others take the model's own


def run(folder, trainer):
    """Runs TRL's script as `trl <trainer> --config <trainer>.yaml` does, and hands out the trainer it made."""
    script, made = importlib.import_module(f"trl.scripts.{trainer}"), []
    with tempfile.TemporaryDirectory() as output:
        given = ["--config", f"{trainer}.yaml", "--output_dir", output]
        for key, value in {**INSTEAD, **NO_CUT[trainer]}.items():
            given += [f"--{key}", str(value)] if value is not None else []
        parsed = script.make_parser().parse_args_and_config(given, fail_with_unknown_args=True)
        home = importlib.import_module("trl")
        original = getattr(home, TRAINERS[trainer])

        class Watched(original):
            def train(self, *args, **kwargs):
                made.append((self, super().train(*args, **kwargs)))

            def save_model(self, *args, **kwargs):
                pass

        setattr(home, TRAINERS[trainer], Watched)
        try:
            script.main(*parsed)
        finally:
            setattr(home, TRAINERS[trainer], original)
    (trained, outcome), = made
    assert outcome.global_step == 1
    return trained


def check(folder, about, expected):
    import os

    os.chdir(folder)
    names = sorted(path.stem for path in folder.glob("*.yaml") if path.stem in TRAINERS)
    assert names, f"no configuration of a trainer in {[path.name for path in folder.iterdir()]}"
    by = []
    for name in names:
        own = about["template"] and name in BRINGS_TEMPLATE
        TOKENIZER.chat_template = about["template"] if own else tiny.TEMPLATE
        assert own or not about["template"] or "own_templates" in harness.warnings(folder), f"{name} cannot use the recipe's chat template, and no warning says so"
        trainer = run(folder, name)
        by += [f"trl.scripts.{name}.main", TRAINERS[name]]
        sets = {"train": trainer.train_dataset}
        if trainer.eval_dataset is not None:
            sets[harness.evaluation(about)] = trainer.eval_dataset
        read = {"sft": learned, "dpo": pair, "reward": whole_pair, "kto": labelled, "grpo": asked}[name]
        seen = {split: [read(row) for row in rows] for split, rows in sets.items()}
        answers_alone = name == "sft" and trainer.args.assistant_only_loss
        apart = about["format"] == "prompt_completion"
        wanted = [hoped(harness.canonical(e), cut(e) if apart else e, name, answers_alone) for e in expected]
        harness.compare(seen, wanted, *harness.scope(folder, about))
        if own and name == "sft":
            assert sorted(row["text"] for row in wanted) == harness.rendered_by_tuneset(about), "TRL renders other texts than Tuneset"
    return by, seen, wanted


def cut(source):
    """A conversation as prompt and last answer, as the format has it."""
    if "messages" not in source:
        return source
    return {"prompt": source["messages"][:-1], "completion": source["messages"][-1:]}


def text(ids):
    return tiny.read_back(TOKENIZER, ids)


def rendered(messages, tools=None, **more):
    return TOKENIZER.apply_chat_template(messages, tools=tools, tokenize=False, **more)


def ended(said):
    return said if said.endswith(TOKENIZER.eos_token) else said + TOKENIZER.eos_token


def learned(row):
    return {"text": text(row["input_ids"]), "learned": text([label for label in row["labels"] if label != -100])}


def pair(row):
    return {key: text(row[f"{key}_ids"]) for key in ("prompt", "chosen", "rejected")}


def whole_pair(row):
    return {key: text(row[f"{key}_ids"]) for key in ("chosen", "rejected")}


def labelled(row):
    return {"prompt": text(row["prompt_ids"]), "completion": text(row["completion_ids"]), "label": row["label"]}


def asked(row):
    return {"prompt": harness.turns(row["prompt"], "user"), "solution": row.get("solution")}


def hoped(example, source, trainer, answers_alone):
    """What the trainer has to hold, rendered from the source with the tiny model's template."""
    if trainer == "grpo":
        return {"prompt": example["prompt"], "solution": example.get("answer")}
    if "text" in example:
        return {"text": ended(example["text"]), "learned": ended(example["text"])}
    if "messages" in example and "messages" in source:
        ids = TOKENIZER.apply_chat_template(
            source["messages"], tools=source.get("tools"), return_dict=True, return_assistant_tokens_mask=True
        )
        marked = [i for i, mask in zip(ids["input_ids"], ids["assistant_masks"]) if mask]
        return {"text": text(ids["input_ids"]), "learned": text(marked if answers_alone else ids["input_ids"])}
    if isinstance(source["prompt"], str):
        parts = {key: ended(source[key]) for key in ("completion", "chosen", "rejected") if key in source}
        prompt = source["prompt"]
    else:
        prompt = rendered(source["prompt"], add_generation_prompt=True)
        parts = {k: rendered(source["prompt"] + source[k])[len(prompt) :] for k in ("completion", "chosen", "rejected") if k in source}
    if trainer == "sft":
        return {"text": prompt + parts["completion"], "learned": parts["completion"]}
    if trainer == "reward":
        return {key: prompt + part for key, part in parts.items()}
    return {"prompt": prompt, **parts, **({"label": source["label"]} if "label" in source else {})}


if __name__ == "__main__":
    harness.main(check, ["trl", "transformers", "datasets", "torch"], ["trl"])
