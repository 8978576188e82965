"""OpenAI's fine-tuning files. The service checks on upload, so there is no loader to run; these are its published rules, written down again: the checks of
the cookbook's "Data preparation and analysis for chat model fine-tuning", and the supervised and preference (DPO) fine-tuning guides for tools, weights and
the shape of preferences."""

import json

import harness

ROLES = {"system", "developer", "user", "assistant", "tool"}
KEYS = {"role", "content", "name", "tool_calls", "tool_call_id", "weight", "function_call", "refusal"}
ROWS_MIN = 10


def check(folder, about, expected):
    seen = {}
    for split in about["splits"]:
        file = folder / f"{split}.jsonl"
        found = [file] if file.exists() else sorted(folder.rglob(f"{split}*.jsonl"))
        assert len(found) == 1, f"{split}: {[path.name for path in found]}"
        raw = found[0].read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf"), "a byte order mark"
        rows = [json.loads(line) for line in raw.decode("utf-8").split("\n") if line]
        for n, row in enumerate(rows, 1):
            errors = preference(row) if "input" in row else example(row)
            assert not errors, f"{split} line {n}: {errors}"
        seen[split] = [harness.canonical(row) for row in rows]
    if len(seen["train"]) < ROWS_MIN:
        told = harness.warnings(folder)
        assert "too_few_rows" in told, f"fewer than {ROWS_MIN} examples and no warning: {told}"
    return ["rules of the cookbook and the fine-tuning guides"], seen, [harness.canonical(example) for example in expected]


def example(row):
    errors = []
    if not isinstance(row, dict):
        return ["data_type"]
    messages = row.get("messages")
    if not messages:
        return ["missing_messages_list"]
    errors += [f"unknown key {key}" for key in set(row) - {"messages", "tools", "parallel_tool_calls", "functions"}]
    open_calls = set()
    for message in messages:
        errors += message_errors(message, open_calls)
    if not any(message.get("role") == "assistant" for message in messages):
        errors.append("example_missing_assistant_message")
    if open_calls:
        errors.append(f"calls without a result: {open_calls}")
    return errors + tool_errors(row.get("tools"))


def message_errors(message, open_calls):
    errors = []
    if "role" not in message:
        return ["message_missing_key"]
    errors += [f"message_unrecognized_key {key}" for key in set(message) - KEYS]
    if message["role"] not in ROLES:
        errors.append(f"unrecognized_role {message['role']}")
    content, calls = message.get("content"), message.get("tool_calls")
    if not calls and not (isinstance(content, (str, list)) and content):
        errors.append("missing_content")
    if "weight" in message and (message["role"] != "assistant" or message["weight"] not in (0, 1)):
        errors.append(f"weight {message['weight']} of a message of {message['role']}")
    for call in calls or []:
        if call.get("type") != "function" or not call.get("id"):
            errors.append(f"a call without type or id: {call}")
        if not isinstance(call["function"]["arguments"], str):
            errors.append("arguments are not text")
        else:
            json.loads(call["function"]["arguments"])
        open_calls.add(call.get("id"))
    if message["role"] == "tool":
        if message.get("tool_call_id") not in open_calls:
            errors.append(f"a result without its call: {message.get('tool_call_id')}")
        open_calls.discard(message.get("tool_call_id"))
    return errors


def tool_errors(tools):
    errors = []
    for tool in tools or []:
        if not isinstance(tool, dict) or tool.get("type") != "function" or "name" not in tool.get("function", {}):
            errors.append(f"a tool that is no function: {tool}")
    return errors


def preference(row):
    errors = [f"unknown key {key}" for key in set(row) - {"input", "preferred_output", "non_preferred_output"}]
    asked = row["input"].get("messages")
    if not asked:
        return ["missing_messages_list"]
    errors += [error for message in asked for error in message_errors(message, set())]
    for side in ("preferred_output", "non_preferred_output"):
        said = row.get(side)
        if not isinstance(said, list) or len(said) != 1 or said[0].get("role") != "assistant":
            errors.append(f"{side} is not one message of the assistant")
        else:
            errors += message_errors(said[0], set())
    return errors


if __name__ == "__main__":
    harness.main(check, [], ["openai"], every_split=True)
