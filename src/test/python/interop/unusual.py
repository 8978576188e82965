"""Sources of our own that are not what a tool's guide shows: shards, empty splits, names that mean something to a tool, odd values, roles out of order,
thoughts, pictures, a chat template of its own. Each is for the packs it is about, and as in `cases.py` what is expected is written beside it."""

from cases import ATTRIBUTES, COMPLETED, COMPLETED_TURNS, LABELLED, PARALLEL, PREFERRED, PREFERENCES, REASONING, TEXT, TOOLS, TURNS, Case, assistant, call, result, system, tool, user

BY_FOLDER = ["huggingface", "trl", "unsloth", "llama-factory", "axolotl", "ms-swift"]
RENDERING = ["huggingface", "trl", "unsloth", "axolotl"]
JSON_READERS = ["huggingface", "trl", "unsloth", "llama-factory", "ms-swift"]
THREE = ["--split", "train=0.5,validation=0.25,test=0.25"]


def turns_of(rows):
    """Only what is said: columns beside it are looked at by `datasets_check.py`."""
    return [{key: row[key] for key in ("messages", "tools") if row.get(key)} for row in rows]


# ------------------------------------------------------------------------------------------------ tools

ADDRESS = {
    "type": "object",
    "properties": {
        "street": {"type": ["string", "null"], "default": None},
        "floor": {"anyOf": [{"type": "integer"}, {"type": "null"}], "description": "楼层"},
        "tags": {"type": "array", "items": {"type": "array", "items": {"enum": [None, 1, "two", True]}}},
    },
    "required": [],
    "additionalProperties": False,
}
NESTED = [
    {
        "messages": [
            user("把包裹送到三楼。"),
            assistant("", tool_calls=[call("deliver", {"to": {"street": None, "floor": 3, "tags": [[None, 1], []]}, "note": ""}, "callDel01")]),
            result('{"ok": true, "at": null}', "callDel01", "deliver"),
            assistant("已送达。"),
        ],
        "tools": [tool("deliver", "投递包裹", {"to": ADDRESS, "note": {"type": "string"}}, ["to"])],
    },
    {
        "messages": [user("Nothing?"), assistant("", tool_calls=[call("nothing", {}, "callNot01")]), result("null", "callNot01", "nothing"), assistant("Nothing.")],
        "tools": [{"type": "function", "function": {"name": "nothing", "description": "", "parameters": {"type": "object", "properties": {}}, "strict": True}}],
    },
]
# only one of twelve has tools: whichever split has it, the other does not know the column
ONE_TOOLED = [*TURNS[:2], TOOLS[2], *TURNS[3:]]

# ------------------------------------------------------------------------------------------------ columns beside the messages

ASKED_AND_SAID = [user("1 + 1?"), assistant("2")], [user("Sky?"), assistant("Blue")], [system("Short."), user("Sea?"), assistant("Wide"), user("And?"), assistant("Deep")]


def beside(*columns):
    return [{"messages": messages, **more} for messages, more in zip(ASKED_AND_SAID, columns, strict=True)]


# each as a well-known data set has it
BESIDE = {
    "problem": beside(*[{"source": "olympiads", "problem": f"P{n}", "solution": f"S{n}"} for n in range(3)]),
    "prompt": beside(*[{"prompt": f"P{n}", "prompt_id": f"{n:04x}"} for n in range(3)]),
    "completion": beside(*[{"prompt": f"P{n}", "completion": f"C{n}"} for n in range(3)]),
    "rendered": beside(*[{"text": f"<s>{n}</s>", "length": n, "num_tokens": n} for n in range(3)]),
    "class": beside({"label": "spam"}, {"label": "ham"}, {"label": "spam"}),
    "number": beside({"label": 0, "labels": [0]}, {"label": 1, "labels": [1]}, {"label": 2, "labels": []}),
    "answered": beside(*[{"question": f"Q{n}", "answer": f"A{n}", "response": f"R{n}", "query": "q"} for n in range(3)]),
    "told": beside(*[{"instruction": f"I{n}", "input": f"N{n}", "output": f"O{n}", "history": []} for n in range(3)]),
    "preferred": beside(*[{"chosen": f"C{n}", "rejected": f"R{n}", "score": n} for n in range(3)]),
    "encoded": beside(*[{"input_ids": [n], "attention_mask": [1], "completion_mask": [1]} for n in range(3)]),
    "mistral": beside(*[{"interactions": n, "available_tools": None, "only_last": True} for n in range(3)]),
    "media": beside({"images": [], "videos": None}, {"images": [], "videos": None}, {"images": [], "videos": None}),
    "swift": beside(*[{"channel": "c", "objects": "cup, plate", "rejected_response": None, "margin": 0.5, "messages_id": n, "conversation": f"c{n}"} for n in range(3)]),
}

ODD_NAMES = beside(*[{"a.b": n, "meta.source": "x", "列 名": "值", "class": True, "with space": 1.5, "Id": n, "id": n, "a:b": "c", "{x}": "y", "_": n, "9": n} for n in range(3)])
ODD_VALUES = beside(*[{"nothing": None, "list": [], "lists": [[n], []], "flag": n == 1, "huge": 1e300, "exact": 9007199254740993 + n, "meta": {"deep": {"er": [{"x": n}]}}} for n in range(3)])
BARE = beside({"meta": {}}, {"meta": {}}, {"meta": {}})
WIDE_NUMBERS = beside({"wide": 18446744073709551616}, {"wide": 1}, {"wide": -5})
MIXED = beside({"score": 1, "meta": {"a": 1}, "tags": "one"}, {"score": "high", "meta": "none", "tags": ["two", 3]}, {"score": None, "meta": [1], "tags": {"x": "y"}})
DATED = beside(*[{"date": f"2024-01-0{n + 1}", "time": f"2024-01-0{n + 1}T10:00:00Z"} for n in range(3)])

# ------------------------------------------------------------------------------------------------ what is said

CONTROLS = [
    {"messages": [user("nul \u0000 mark \ufeff line \u0085 \u001c \u2029 end"), assistant("\ufeff\uffff \U0001d54f \u001b[0m")]},
    {"messages": [user("\n\n"), assistant(" ")]},
    {"messages": [user('{"role": "user"}'), assistant("<image> and <video> are words here")]},
]
EMPTY = [{"messages": [user(""), assistant("An empty question.")]}, {"messages": [user("An empty answer?"), assistant("")]}, {"messages": [system(""), user("a"), assistant("b")]}]
TWICE = [TURNS[0], TURNS[0], TURNS[1], TURNS[0]]
LONG = [{"messages": [user("Read this."), assistant("words and " * 1_100_000)]}, TURNS[0]]
OUT_OF_ORDER = [
    {"messages": [user("a"), assistant("b"), system("Now be brief."), user("c"), assistant("d")]},
    {"messages": [user("a"), user("b"), assistant("c")]},
    {"messages": [assistant("Welcome!"), user("a"), assistant("b")]},
    {"messages": [user("a"), assistant("b"), assistant("c")]},
    {"messages": [system("x"), system("y"), user("a"), assistant("b")]},
    {"messages": [user("a"), assistant("b")]},
]
ENDS_ASKING = [{"messages": [user("a"), assistant("b"), user("c")]}, {"messages": [user("a"), assistant("b")]}]
LONG_THOUGHTS = [
    {"messages": [user("a"), assistant("b", reasoning_content="first"), user("c"), assistant("d", reasoning_content="second\n\nline")]},
    {"messages": [user("a"), assistant("b")]},
    *REASONING,
]
THOUGHT_COMPLETED = [{"prompt": [user("17 * 3?")], "completion": [assistant("51", reasoning_content="30 + 21")]}, {"prompt": [user("Hi")], "completion": [assistant("Hello")]}]
THOUGHT_PREFERRED = [
    {"prompt": [user("17 * 3?")], "chosen": [assistant("51", reasoning_content="30 + 21")], "rejected": [assistant("54", reasoning_content="30 + 24")]},
    {"prompt": [user("Hi")], "chosen": [assistant("Hello")], "rejected": [assistant("Ho")]},
]
FLAGGED = [
    {"messages": [user("a"), assistant("bad", weight=0), user("again"), assistant("good", weight=1)]},
    {"messages": [user("b"), assistant("no flag"), user("c"), assistant("not", weight=0), user("d"), assistant("end", weight=1)]},
]
NAMED = [{"messages": [{**user("a"), "name": "alice", "id": 7, "meta": {"at": None}}, {**assistant("b"), "name": "bot", "id": 8}]}, {"messages": [user("c"), assistant("d")]}]
PICTURES = [
    {"messages": [user([{"type": "text", "text": "What is it?"}, {"type": "image_url", "image_url": {"url": "https://example.com/cat.png"}}]), assistant("A cat.")]},
    {"messages": [user([{"type": "image_url", "image_url": {"url": "https://example.com/dog.png"}}, {"type": "text", "text": "And it?"}]), assistant("A dog.")]},
    {"messages": [user("No picture"), assistant("None.")]},
]

# ------------------------------------------------------------------------------------------------ other formats

TEXT_BESIDE = [{**row, "prompt": f"P{n}", "completion": f"C{n}", "label": n, "messages": []} for n, row in enumerate(TEXT)]
COMPLETED_BESIDE = [{"prompt": f"Is {n} even?", "completion": f"{n % 2 == 0}", "text": "t", "label": n, "solution": "s", "system": None, "id": n} for n in range(3)]
PREFERRED_BESIDE = [{**row, "prompt_id": f"{n}", "score_chosen": n + 0.5, "score_rejected": n, "margin": n, "source": "x"} for n, row in enumerate(PREFERRED)]
LABELLED_BESIDE = [{**row, "messages_id": n, "id": n, "score": n, "source": None} for n, row in enumerate(LABELLED)]
ASKED_BESIDE = [
    {"prompt": [user("17 * 3?")], "answer": "51", "data_source": "sums", "ability": "math", "reward_model": {"style": "rule", "ground_truth": "51"}, "extra_info": {"index": 0, "split": "train"}},
    {"prompt": [user("12 / 4?")], "answer": "3", "data_source": "sums", "ability": "math", "reward_model": {"style": "rule", "ground_truth": "3"}, "extra_info": {"index": 1, "split": "train"}},
]

# ------------------------------------------------------------------------------------------------ chat templates that a user brings

# Nothing of it is any model's: marks, names of roles, what is trimmed, where thoughts, tools and calls go.
OWN = """\
{%- macro said(text) %}{{ text | trim }}{% endmacro -%}
{%- set names = {'system': 'Regel', 'user': 'Frage', 'tool': '结果'} -%}
{%- if tools %}{{- '« ' ~ (tools | map(attribute='function') | map(attribute='name') | join(', ')) ~ ' »\\n' ~ (tools | tojson) ~ '\\n' }}{% endif -%}
{%- for message in messages -%}
{%- if message.role == 'assistant' -%}
{{- '## Antwort ' ~ loop.index ~ '\\n' }}
{%- generation -%}
{%- if message.reasoning_content %}{{- '(' ~ said(message.reasoning_content) ~ ')\\n' }}{% endif -%}
{{- said(message.content) }}
{%- for call in message.tool_calls or [] %}{{- '→ ' ~ call.function.name ~ ' ' ~ (call.function.arguments | tojson) }}{% endfor -%}
{{- eos_token }}
{%- endgeneration -%}
{{- '\\n' }}
{%- else -%}
{{- '## ' ~ names[message.role] ~ '\\n' ~ said(message.content) ~ '\\n' }}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt %}{{- '## Antwort ' ~ (messages | length + 1) ~ '\\n' }}{% endif -%}
"""
UNMARKED = "".join(OWN.split("{%- generation -%}\n")).replace("{%- endgeneration -%}\n", "")
BROUGHT = {"chat_template": OWN, "eos_token": "<|im_end|>"}
BROUGHT_UNMARKED = {"chat_template": UNMARKED, "eos_token": {"content": "<|im_end|>", "special": True}}
OWN_RENDERED = [*TURNS, *TOOLS, *REASONING]


# ------------------------------------------------------------------------------------------------ all

SPLIT = ["--split", "train=0.75,validation=0.25"]
CHAT_TOOLS = ["huggingface", "trl", "unsloth", "llama-factory", "axolotl", "ms-swift", "mlx-lm", "mistral", "openai"]


def of_turns(name, rows, **more):
    return Case(name, "chatml", rows, ["chatml", "sharegpt"], expected=turns_of(rows), **more)


def only(rows, *keys):
    return [{key: row[key] for key in keys} for row in rows]


CASES = [
    Case("sharded", "chatml", TURNS, ["chatml", "sharegpt"], [*THREE, "--shards", "2"], packs=BY_FOLDER),
    Case("sharded_zstd", "chatml", TURNS, ["chatml", "sharegpt"], [*THREE, "--shards", "2", "--compression", "zstd"], packs=BY_FOLDER, types=["parquet"]),
    Case("sharded_preference", "preference", PREFERRED * 4, PREFERENCES, [*SPLIT, "--shards", "2"], packs=BY_FOLDER, types=["jsonl"]),
    Case("three_splits", "chatml", TURNS, ["chatml"], THREE),
    Case("empty_split", "chatml", TURNS, ["chatml", "sharegpt"], ["--split", "train=0.98,validation=0.02"], empty=("validation",)),
    Case("one_row", "chatml", TURNS[:1], ["chatml", "sharegpt"]),
    Case("as_json", "chatml", TURNS, ["chatml", "sharegpt", "alpaca"], SPLIT, types=["json"], packs=JSON_READERS),
    Case("tools_as_json", "chatml", TOOLS, ["chatml", "sharegpt"], types=["json"], packs=JSON_READERS),
    Case("preferred_as_json", "preference", PREFERRED, PREFERENCES, types=["json"], packs=JSON_READERS),
    Case("completed_as_csv", "prompt_completion", COMPLETED, ["prompt_completion"], types=["csv"], packs=["huggingface"]),
    Case("训练数据.v1.2 (final)", "chatml", TURNS, ["chatml"], SPLIT),
    of_turns("nested_tools", NESTED),
    of_turns("one_tooled", ONE_TOOLED, arguments=["--split", "train=0.5,validation=0.5"]),
    *[of_turns(f"beside_{name}", rows, types=["jsonl"]) for name, rows in BESIDE.items()],
    of_turns("odd_names", ODD_NAMES),
    of_turns("odd_values", ODD_VALUES),
    of_turns("bare", BARE),
    of_turns("wide_numbers", WIDE_NUMBERS),
    of_turns("mixed", MIXED),
    of_turns("dated", DATED),
    of_turns("controls", CONTROLS),
    of_turns("empty_texts", EMPTY),
    of_turns("twice", TWICE),
    of_turns("long", LONG, packs=["huggingface", "llama-factory", "ms-swift"]),
    of_turns("out_of_order", OUT_OF_ORDER),
    of_turns("ends_asking", ENDS_ASKING),
    of_turns("long_thoughts", LONG_THOUGHTS),
    Case("thought_completed", "prompt_completion", THOUGHT_COMPLETED, ["prompt_completion", "chatml"]),
    Case("thought_preferred", "preference", THOUGHT_PREFERRED, PREFERENCES),
    of_turns("flagged", FLAGGED),
    of_turns("named", NAMED),
    Case("pictures", "chatml", PICTURES, ["chatml", "sharegpt"], ["--model", "Qwen/Qwen2.5-VL-7B-Instruct"], packs=["huggingface", "llama-factory", "ms-swift", "openai"], types=["jsonl"]),
    Case("text_beside", "text", TEXT_BESIDE, ["text"], expected=TEXT),
    Case("completed_beside", "prompt_completion", COMPLETED_BESIDE, ["prompt_completion"], expected=only(COMPLETED_BESIDE, "prompt", "completion")),
    Case("preferred_beside", "preference", PREFERRED_BESIDE, PREFERENCES, expected=PREFERRED),
    Case("labelled_beside", "kto", LABELLED_BESIDE, ["kto"], expected=LABELLED),
    of_turns("own_template", OWN_RENDERED, template=BROUGHT, packs=RENDERING),
    of_turns("own_template_unmarked", OWN_RENDERED, template=BROUGHT_UNMARKED, packs=RENDERING, types=["jsonl"]),
    Case("own_template_completed", "prompt_completion", COMPLETED_TURNS, ["prompt_completion"], template=BROUGHT, packs=["huggingface", "trl"]),
    Case("own_template_preferred", "preference", PREFERRED, ["preference", "preference_sharegpt"], template=BROUGHT, packs=RENDERING, types=["jsonl"]),
    Case("own_template_labelled", "kto", LABELLED, ["kto"], template=BROUGHT, packs=["trl"], types=["jsonl"]),
    Case("asked_beside", "prompt_only", ASKED_BESIDE, ["prompt_only"], expected=only(ASKED_BESIDE, "prompt", "answer")),
]

REFUSED = {
    "sharded_preference": {"llama-factory/preference": [1, 4, 7, 10]},
    "tools_as_json": {"llama-factory/chatml": [0, 1, 2]},
    "preferred_as_json": {"llama-factory/preference": [1]},
    "nested_tools": {"llama-factory/chatml": [0, 1]},
    "one_tooled": {"llama-factory/chatml": [2]},
    "controls": {"mistral/chatml": [1], "openai/chatml": [1]},
    "empty_texts": {"mistral/chatml": [0, 1, 2], "openai/chatml": [0, 1, 2]},
    "out_of_order": {"mistral/chatml": [4]},
    "ends_asking": {"mistral/chatml": [0], "openai/chatml": [0]},
    "preferred_beside": {"llama-factory/preference": [1]},
    "labelled_beside": {"axolotl/kto": [2, 3]},
}
# Turns that do not alternate.
LEFT_OUT = {
    "out_of_order": {f"llama-factory/{format}": [0, 1, 2, 3, 4] for format in ("chatml", "sharegpt")},
    "ends_asking": {f"llama-factory/{format}": [0] for format in ("chatml", "sharegpt")},
}
