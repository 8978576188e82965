"""Sources of our own for every format, and beside each the examples that a tool has to see in a pack made from it.

What is expected is written down here, or worked out from the source with Python's csv: nothing of Tuneset takes part. `sources.py` writes them to files.

An expected example has some of these keys: messages, tools, text, prompt, completion, chosen, rejected, label, completions, labels, answer, extra.
"""

import csv
import dataclasses


@dataclasses.dataclass
class Case:
    """A source, and how it is converted: to which formats, by which options, for which packs and file types (all that take it, when none are named)."""

    name: str
    source_format: str
    rows: list
    formats: list
    arguments: list = dataclasses.field(default_factory=list)
    expected: list = None
    packs: list = None
    types: list = None
    empty: tuple = ()  # splits that get no row
    file: str = None
    escaped: bool = False  # whether the source has \\u escapes for all that is not ASCII
    template: dict = None  # a chat template that a user brings, as a tokenizer_config.json has it


def system(text):
    return {"role": "system", "content": text}


def user(text):
    return {"role": "user", "content": text}


def assistant(text, **more):
    return {"role": "assistant", "content": text, **more}


def call(name, arguments, id):
    return {"id": id, "type": "function", "function": {"name": name, "arguments": arguments}}


def result(text, id, name):
    return {"role": "tool", "tool_call_id": id, "name": name, "content": text}


def tool(name, description, properties, required):
    parameters = {"type": "object", "properties": properties, "required": required}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": parameters}}


# ------------------------------------------------------------------------------------------------ conversations

ODD = "  two spaces before, a line end after\n"
HARD = 'quotes " and \\ and {braces} [[x]] <b>tag</b>\tTab\r\nnext \u2028 separator, \u00a0hard space, Ä é 中文 👩‍🚀 \u200bzero'

TURNS = [
    {"messages": [system("You answer in one word."), user("Capital of Portugal?"), assistant("Lisbon")]},
    {"messages": [user("What is 2 + 2?"), assistant("4"), user("And 00501?"), assistant("00501")]},
    {"messages": [user(ODD), assistant(HARD), user(HARD), assistant(ODD)]},
    {"messages": [system("你是一个有礼貌的助手。"), user("法国的首都是哪里？"), assistant("巴黎。"), user("人口？"), assistant("约 210 万。")]},
    {"messages": [user("null"), assistant("None")]},
    {"messages": [user("Write code."), assistant("```python\nfor i in range(3):\n    print(i)\n```")]},
    {"messages": [user("A long one. " * 300), assistant("Yes. " * 100)]},
    {"messages": [user("<|im_start|> is a token"), assistant("1.50")]},
    {"messages": [user("2024-01-02"), assistant("true")]},
    {"messages": [user("one"), assistant("two"), user("three"), assistant("four"), user("five"), assistant("six")]},
    {"messages": [system("Be kind."), user("Hello"), assistant("Hello! How can I help?")]},
    {"messages": [user("What is the answer?"), assistant("42")]},
]

# ------------------------------------------------------------------------------------------------ tools

WEATHER = tool(
    "weather",
    "The weather in a city.",
    {"city": {"type": "string"}, "unit": {"type": "string", "enum": ["C", "F"], "default": None}},
    ["city"],
)
CLOCK = tool("clock", "The time.", {"zone": {"type": "string", "description": "Zürich is in CET"}}, [])
ADD = tool("add", "Sum of numbers.", {"terms": {"type": "array", "items": {"type": "number"}}}, ["terms"])


def tooled(calls_of_first):
    return [
        {
            "messages": [
                user("Weather in Oslo?"),
                assistant("", tool_calls=calls_of_first),
                *[result('{"celsius": -3.5, "wind": null}', c["id"], c["function"]["name"]) for c in calls_of_first],
                assistant("It is -3.5 degrees."),
            ],
            "tools": [WEATHER, CLOCK],
        },
        {
            "messages": [
                system("Use tools."),
                user("1 + 2.5?"),
                assistant("", tool_calls=[call("add", {"terms": [1, 2.5]}, "callAdd01")]),
                result("3.5", "callAdd01", "add"),
                assistant("3.5"),
                user("Thanks"),
                assistant("With pleasure."),
            ],
            "tools": [ADD],
        },
        {
            "messages": [
                user("What time is it?"),
                assistant("", tool_calls=[call("clock", {"zone": "CET", "format": {"hours": 24}}, "callClk01")]),
                result("十二点", "callClk01", "clock"),
                assistant("Noon."),
            ],
            "tools": [CLOCK],
        },
        {"messages": [user("No tool needed"), assistant("Right.")], "tools": [CLOCK, WEATHER, ADD]},
    ]


TOOLS = tooled([call("weather", {"city": "Oslo", "unit": None}, "callWea01")])
PARALLEL = tooled([
    call("weather", {"city": "Oslo"}, "callWea01"),
    call("weather", {"city": "Bergen", "days": 2}, "callWea02"),
])

# ------------------------------------------------------------------------------------------------ the rest

REASONING = [
    {"messages": [user("17 * 3?"), assistant("51", reasoning_content="17 * 3 = 30 + 21 = 51")]},
    {"messages": [user("Is 7 prime?"), assistant("Yes.", reasoning_content="Only 1 and 7 divide it.\nSo yes.")]},
    {"messages": [user("Hi"), assistant("Hello!", reasoning_content="A greeting.")]},
]
THINK_TAGS = [
    {"messages": [user("17 * 3?"), assistant("<think>\n17 * 3 = 51\n</think>\n\n51")]},
    {"messages": [user("Is 7 prime?"), assistant("<think>\nOnly 1 and 7.\n</think>\n\nYes.")]},
]
WEIGHTED = [
    {"messages": [user("a"), assistant("bad", weight=0), user("again"), assistant("good", weight=1)]},
    {"messages": [user("b"), assistant("fine", weight=1)]},
]
TEXT = [
    {"text": "The first paragraph.\n\nThe second one.\n"},
    {"text": "  第一段。第二段：“引号”。"},
    {"text": HARD},
    {"text": "None"},
    {"text": "00501"},
]
COMPLETED = [
    {"prompt": "The sky is", "completion": " blue."},
    {"prompt": "1, 2, 3,", "completion": " 4"},
    {"prompt": "天空是", "completion": "蓝色的。\n"},
]
COMPLETED_TURNS = [
    {"prompt": [system("Short."), user("Capital of Italy?")], "completion": [assistant("Rome")]},
    {"prompt": [user("a"), assistant("b"), user("c")], "completion": [assistant("d")]},
]
PREFERRED = [
    {"prompt": [user("Capital of Italy?")], "chosen": [assistant("Rome.")], "rejected": [assistant("Milan, I think.")]},
    {
        "prompt": [system("Be brief."), user("Hi"), assistant("Hello"), user("Bye")],
        "chosen": [assistant("Bye!")],
        "rejected": [assistant("So sad that you leave already, stay a while.")],
    },
    {"prompt": [user("2 + 2")], "chosen": [assistant("4")], "rejected": [assistant("5")]},
]
PREFERRED_TEXT = [
    {"prompt": "The sky is", "chosen": " blue.", "rejected": " bright green."},
    {"prompt": "天空是", "chosen": "蓝色的。", "rejected": "绿色的。"},
]
LABELLED = [
    {"prompt": [user("Capital of Italy?")], "completion": [assistant("Rome.")], "label": True},
    {"prompt": [user("Capital of Italy?")], "completion": [assistant("Milan.")], "label": False},
    {"prompt": [system("Be brief."), user("2 + 2")], "completion": [assistant("4")], "label": True},
    {"prompt": [user("a"), assistant("b"), user("c")], "completion": [assistant("d")], "label": False},
]
LABELLED_TEXT = [
    {"prompt": "The sky is", "completion": " blue.", "label": True},
    {"prompt": "The sky is", "completion": " green.", "label": False},
]
ASKED = [
    {"prompt": [user("17 * 3?")], "answer": "51"},
    {"prompt": [system("Only the number."), user("12 / 4?")], "answer": "3"},
    {"prompt": [user("00501 in words?")], "answer": "five hundred and one"},
]
STEPS = [
    {"prompt": "Which is larger, 9.11 or 9.8?", "completions": ["0.11 is less than 0.8.", "So 9.8 is larger."], "labels": [True, True]},
    {"prompt": "17 * 3?", "completions": ["10 * 3 = 30.", "7 * 3 = 24.", "54."], "labels": [True, False, False]},
]

# instruction, input, output, system, history: LLaMA-Factory, ms-swift and we join instruction and input with a line end.
ALPACA = [
    {"instruction": "Translate to German.", "input": "Good morning", "output": "Guten Morgen"},
    {"instruction": "Name a colour.", "input": "", "output": "Blue"},
    {"instruction": "Name a colour.", "input": "Not blue.", "output": "Red", "system": "Short."},
    {"instruction": "And one more.", "input": "", "output": "Green", "system": "Short.", "history": [["Name a colour.", "Blue"], ["Sure?", "Yes"]]},
]


def of_alpaca(row):
    asked = row["instruction"] + ("\n" + row["input"] if row["input"] else "")
    turns = [system(row["system"])] if row.get("system") else []
    for question, answer in row.get("history", []):
        turns += [user(question), assistant(answer)]
    return {"messages": [*turns, user(asked), assistant(row["output"])]}


# Keys that come late, go, and change: what a loader that guesses types from the first rows stumbles over.
ATTRIBUTES = [
    {**turns, **extra}
    for turns, extra in zip(
        TURNS[:6],
        [
            {"id": 1, "topic": None, "score": 1},
            {"id": 2, "topic": "sums", "score": 0.5},
            {"id": 9007199254740993, "tags": ["a", "b"], "score": -2},
            {"id": 4, "tags": [], "meta": {"source": "wiki"}},
            {"id": 5, "meta": {"source": "web", "pages": [1, 2]}},
            {"id": 6, "topic": "", "meta": None},
        ],
    )
]


LATE = 11_000


def late():
    """Twelve megabytes before the first tools column: a loader that looks at the first ten only must still see it."""
    bulk = [{"messages": [user(f"Page {n}"), assistant(f"{n} words. " * 90)]} for n in range(LATE)]
    return bulk + TOOLS


# ------------------------------------------------------------------------------------------------ parcels

PARCEL_PROMPT = "A {service} parcel to {city}[[ of {weight_kg} kg]][[ over {distance_km} km]].[[ It is {note}.]]"


def parcels(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            asked = f"A {row['service']} parcel to {row['city']}"
            asked += f" of {row['weight_kg']} kg" if row["weight_kg"] else ""
            asked += f" over {row['distance_km']} km" if row["distance_km"] else ""
            asked += "."
            asked += f" It is {row['note']}." if row["note"] else ""
            if row["outcome"] and row["service"] and row["city"]:
                yield {"messages": [user(asked), assistant(row["outcome"])]}


# ------------------------------------------------------------------------------------------------ all

CHAT = ["chatml", "sharegpt", "prompt_completion"]
PREFERENCES = ["preference", "preference_alpaca", "preference_sharegpt", "preference_swift", "preference_openai"]
CASES = [
    Case("turns", "chatml", TURNS, [*CHAT, "alpaca"], ["--split", "train=0.75,validation=0.25"]),
    Case("tools", "chatml", TOOLS, ["chatml", "sharegpt"]),
    Case("parallel_tools", "chatml", PARALLEL, ["chatml"]),
    Case("reasoning", "chatml", REASONING, ["chatml", "sharegpt"]),
    Case("think_tags", "chatml", THINK_TAGS, ["chatml", "sharegpt"]),
    Case("weighted", "chatml", WEIGHTED, ["chatml"]),
    Case("attributes", "chatml", ATTRIBUTES, ["chatml", "sharegpt"], expected=[{"messages": t["messages"]} for t in ATTRIBUTES]),
    Case("late", "chatml", late(), ["chatml"]),
    Case("text", "text", TEXT, ["text"]),
    Case("completed", "prompt_completion", COMPLETED, ["prompt_completion"]),
    Case("completed_turns", "prompt_completion", COMPLETED_TURNS, ["prompt_completion"]),
    Case("preferred", "preference", PREFERRED, PREFERENCES),
    Case("preferred_text", "preference", PREFERRED_TEXT, ["preference"]),
    Case("labelled", "kto", LABELLED, ["kto"]),
    Case("labelled_text", "kto", LABELLED_TEXT, ["kto"]),
    Case("asked", "prompt_only", ASKED, ["prompt_only"]),
    Case("steps", "stepwise", STEPS, ["stepwise"]),
    Case("alpaca", "alpaca", ALPACA, ["alpaca", "chatml", "sharegpt"], expected=[of_alpaca(row) for row in ALPACA]),
]

ONE_QUESTION = ["llama-factory", "axolotl", "ms-swift", "mlx-lm"]
# Rows that a pack must refuse, with a reason in the ledger, because the tool would change or drop them in silence.
REFUSED = {
    # its `sharegpt` converter does not know tool_calls; turns of ShareGPT carry them
    "tools": {"llama-factory/chatml": [0, 1, 2]},
    "parallel_tools": {"llama-factory/chatml": [0, 1, 2]},
    "late": {"llama-factory/chatml": [LATE, LATE + 1, LATE + 2]},
    # one prompt and one answer as text have no place for more turns
    "turns": {
        **{f"{pack}/prompt_completion": [0, 1, 2, 3, 9, 10] for pack in ONE_QUESTION},
        # its Alpaca has no history
        "axolotl/alpaca": [1, 2, 3, 9],
    },
    "alpaca": {"axolotl/alpaca": [3]},
    "completed_turns": {f"{pack}/prompt_completion": [0, 1] for pack in ONE_QUESTION},
    "preferred": {"llama-factory/preference": [1]},
    "labelled": {"axolotl/kto": [2, 3]},
}
# Rows that a tool leaves out; the pack says so.
LEFT_OUT = {}
