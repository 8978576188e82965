"""Renders conversations of our own with every built-in template and real Jinja2, and writes what came out.

    pip install "jinja2==3.1.6" pyyaml
    python src/test/python/catalogue_vectors.py > src/test/resources/chat-templates/vectors.jsonl
"""

import json
from pathlib import Path

import yaml
from jinja_vectors import environment

FOLDER = Path(__file__).parents[2] / "main/resources/chat-templates"
TOOL = {
    "type": "function",
    "function": {
        "name": "parcel_status",
        "description": "Where a parcel is.",
        "parameters": {
            "type": "object",
            "properties": {
                "number": {"type": "string", "description": "The parcel's number"},
                "language": {"type": "string", "enum": ["en", "zh"], "default": "en"},
                "days": {"type": "array", "items": {"type": "integer"}},
            },
            "required": ["number"],
        },
    },
}


def user(content):
    return {"role": "user", "content": content}


def assistant(content, **more):
    return {"role": "assistant", "content": content, **more}


def system(content):
    return {"role": "system", "content": content}


CALL = {"id": "callabc12", "type": "function", "function": {"name": "parcel_status", "arguments": {"number": "P-7"}}}
ANSWER = {"role": "tool", "name": "parcel_status", "tool_call_id": "callabc12", "content": "in Łódź"}
CONVERSATIONS = {
    "question": {"messages": [user("Where is my parcel?")], "add_generation_prompt": True},
    "one_turn": {"messages": [user("Where is it?"), assistant("In Turin.")]},
    "system": {"messages": [system("Answer in one word."), user("Colour of snow?"), assistant("White")]},
    "turns": {
        "messages": [system("Be kind."), user("你好"), assistant("您好！"), user("再见"), assistant("再见 👋")],
    },
    "spaces": {"messages": [user("  two\n\n"), assistant("\n spaces \t")]},
    "quotes": {"messages": [user("\"it's\" <b> {{ 7*7 }} {% x %}"), assistant("<|im_end|></s>")]},
    "thought": {"messages": [user("1+1?"), assistant("<think>\nadd\n</think>\n\n2"), user("2+2?"), assistant("4")]},
    "thoughts": {
        "messages": [
            user("1+1?"),
            assistant("<think>\nadd\n</think>\n\n2<|channel>thought\nadd\n<channel|>"),
            user("2+2?"),
            assistant("<think>\nadd\n</think>\n\n4"),
        ],
    },
    "reasoning": {"messages": [user("1+1?"), assistant("2", reasoning_content="add", thinking="add")]},
    "assistant_first": {"messages": [assistant("Welcome."), user("Hello")], "add_generation_prompt": True},
    "two_users": {"messages": [user("First."), user("Second."), assistant("Both.")]},
    "parts": {"messages": [user([{"type": "image"}, {"type": "text", "text": " What? "}]), assistant("A cat.")]},
    "tools": {"messages": [user("Where is P-7?")], "tools": [TOOL], "add_generation_prompt": True},
    "call": {"messages": [user("P-7?"), assistant("", tool_calls=[CALL]), ANSWER, assistant("Łódź.")], "tools": [TOOL]},
    "no_thinking": {"messages": [user("Hi")], "enable_thinking": False, "add_generation_prompt": True},
    "thinking": {"messages": [user("Hi")], "enable_thinking": True, "add_generation_prompt": True},
    "developer": {"messages": [{"role": "developer", "content": " Be kind."}, user("Hi"), assistant("Hello!")]},
    "odd_result": {
        "messages": [user("P-7?"), assistant("", tool_calls=[CALL]), {**ANSWER, "content": 7}, assistant("Seven.")],
        "tools": [TOOL],
    },
    "keys": {"messages": [{"from": "human", "value": "Hi"}]},
}


def main():
    jinja = environment()
    for entry in yaml.safe_load((FOLDER / "catalogue.yaml").read_text("utf-8")):
        source = (FOLDER / (entry.get("source", entry["name"]) + ".jinja")).read_text("utf-8")
        for arguments in CONVERSATIONS.values():
            vector = {"template": entry["name"], "arguments": arguments}
            variables = {"tools": None, "documents": None, **entry["special_tokens"], **arguments}
            variables.setdefault("add_generation_prompt", False)
            try:
                vector["expected"] = jinja.from_string(source).render(**variables)
            except Exception as error:  # whatever a template may raise is what we compare
                vector["error"] = {"type": type(error).__name__, "message": str(error)}
            print(json.dumps(vector, ensure_ascii=False))


if __name__ == "__main__":
    main()
