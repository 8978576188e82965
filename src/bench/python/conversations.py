"""Makes the conversations that the benchmarks run on: the same ones every time, out of words written here.

    python src/bench/python/conversations.py FOLDER [--count 20000]

Writes conversations.jsonl, conversations-without-tools.jsonl (the same conversations, the turns of tools left out, for
templates that refuse them), and texts.jsonl with what is said in each. Two thirds are English, a quarter is Chinese, the
rest mixes both; some have a system message, one in ten calls a tool, some carry code, lists and emoji. Rendered, one is
about 1,500 characters long.
"""

import argparse
import json
import pathlib
import random

SUBJECTS = (
    "the team|our service|the model|a small library|the keeper of the lighthouse|my neighbour|the second experiment|"
    "this table|the customer|every reader|the harbour office|a careful engineer|the old bridge|the training run|nobody|"
    "the index|a patient|the recipe|her report|the river|the committee|a student|the night train|that sentence|the cache"
).split("|")
VERBS = (
    "explains|needs|compares|measures|ignores|rewrites|describes|depends on|doubles|delivers|collects|watches|repairs|"
    "replaces|supports|misses|counts|improves|remembers|questions|stores|returns|translates|checks|limits"
).split("|")
OBJECTS = (
    "the result|a longer answer|three examples|the weather of the coast|its own mistakes|the first draft|every column|"
    "a list of names|the price of bread|an honest estimate|the missing value|a quiet evening|the shape of the data|"
    "two kinds of error|the history of the town|a better plan|the whole message|some of the tokens|the last line|"
    "a map of the islands|the memory of the machine|an open question|the average of ten runs|a train ticket"
).split("|")
TAILS = (
    "before sunrise|without any help|in the northern districts|because it's cheaper|when nobody looks|in most cases|"
    "as far as we know|after the second attempt|with 95% confidence|for the sake of clarity|since 1987|more than once|"
    "on a slow network|and that's fine|which isn't obvious|at 3.50 each|if the file is large|despite the rain"
).split("|")
OPENINGS = "However, |In short, |For example, |Then |Note that |Of course, |First, |Still, |||||".split("|")
QUESTIONS = (
    "How do I explain that {}?|Why is it that {}?|Please rewrite: {}.|Can you check whether {}?|Summarise this: {}.|"
    "What happens when {}?|Give me a counterexample to \"{}\".|Translate into Chinese: {}."
).split("|")
SYLLABLES = "ka lo mir ten sor vel an dra quin ost per ul tar ies mon del fra zu bri hal or nex cap til ver".split()

SUBJECTS_ZH = "这个模型|我们的团队|第二次实验|每一位读者|港口办公室|那张表格|他的邻居|这座旧桥|训练任务|老师|一位工程师|夜里的火车|这份报告|河对岸的村庄".split("|")
VERBS_ZH = "解释了|需要|比较|忽略了|重写了|依赖|测量了|收集|改进了|检查|限制了|翻译了|记住了|质疑".split("|")
OBJECTS_ZH = "最后的结果|三个例子|缺失的数值|数据的形状|面包的价格|第一版草稿|两种误差|整条消息|城镇的历史|更好的计划|机器的内存|十次运行的平均值|一个开放的问题".split("|")
TAILS_ZH = "，因为这样更便宜|，大多数情况下如此|，而且没有任何帮助|，从1987年开始|，置信度为95%|，虽然并不明显||||".split("|")
QUESTIONS_ZH = "为什么{}？|请总结一下：{}。|怎样说明{}？|请把这句话翻译成英文：{}。|如果{}，会发生什么？".split("|")

SYSTEMS = (
    "You are a helpful assistant.|You are a patient tutor. Answer in complete sentences and give one example.|"
    "You write code in Python. Explain every step, and say so when you don't know.|"
    "You are the voice of a small museum by the sea; be brief, be kind, and never invent opening hours."
).split("|")
SYSTEMS_ZH = "你是一个乐于助人的助手。|你是一名耐心的老师，请用完整的句子回答，并给出一个例子。".split("|")
EMOJI = "🙂 🚀 👍🏽 🌊 ✅ 👩‍🔬".split()

TOOLS = [
    {"type": "function", "function": {
        "name": "get_weather", "description": "Tells the weather of a place.",
        "parameters": {"type": "object", "properties": {
            "place": {"type": "string", "description": "The town, e.g. \"Lisbon\""},
            "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
            "days": {"type": "integer", "minimum": 1}}, "required": ["place"]}}},
    {"type": "function", "function": {
        "name": "search_orders", "description": "Finds the orders of a customer.",
        "parameters": {"type": "object", "properties": {
            "customer": {"type": "string"}, "open_only": {"type": "boolean", "default": True},
            "limit": {"type": "number"}}, "required": ["customer", "limit"]}}},
]


class Writer:
    """Writes sentences, questions and answers by a seeded choice."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def some(self, choices):
        return choices[self.random.randrange(len(choices))]

    def rare_word(self):
        """A word from a long tail, so that vocabularies and caches see more than a handful of words."""
        rank = int(20_000 ** self.random.random())
        word, rest = "", rank + 7
        while rest:
            rest, syllable = divmod(rest, len(SYLLABLES))
            word += SYLLABLES[syllable]
        return word.capitalize() if rank % 3 == 0 else word

    def clause(self):
        words = [self.some(SUBJECTS), self.some(VERBS), self.some(OBJECTS)]
        if self.random.random() < 0.5:
            words.append("of " + self.rare_word())
        if self.random.random() < 0.6:
            words.append(self.some(TAILS))
        return " ".join(words)

    def clause_zh(self):
        return self.some(SUBJECTS_ZH) + self.some(VERBS_ZH) + self.some(OBJECTS_ZH) + self.some(TAILS_ZH)

    def sentence(self, chinese):
        if chinese:
            return self.clause_zh() + "。"
        text = self.some(OPENINGS) + self.clause() + "."
        return text[0].upper() + text[1:] + " "

    def question(self, chinese):
        return self.some(QUESTIONS_ZH).format(self.clause_zh()) if chinese else self.some(QUESTIONS).format(self.clause())

    def paragraph(self, chinese, sentences):
        return "".join(self.sentence(chinese) for _ in range(sentences)).rstrip()

    def listing(self, chinese):
        return "\n".join(f"{n + 1}. **{self.rare_word()}**: {self.sentence(chinese).rstrip()}" for n in range(3))

    def code(self):
        a, b = self.rare_word().lower(), self.rare_word().lower()
        return (f"```python\ndef {a}(rows):\n    # {self.clause()}\n    for {b}, value in enumerate(rows):\n"
                f"        if value is not None and {b} % {self.random.randrange(2, 99)} == 0:\n"
                f"            yield \"{a}\\t\" + str(value)\n```")

    def answer(self, chinese):
        parts = [self.paragraph(chinese, self.random.randrange(1, 7))]
        kind = self.random.random()
        if kind < 0.2:
            parts += [self.listing(chinese), self.paragraph(chinese, 2)]
        elif kind < 0.3:
            parts += [self.code(), self.paragraph(chinese, 1)]
        elif kind < 0.35:
            parts[0] += " " + self.some(EMOJI)
        elif kind < 0.5:
            parts.append(self.paragraph(chinese, self.random.randrange(2, 8)))
        return "\n\n".join(parts)

    def tool_turns(self):
        """A call and what came of it."""
        name, arguments, result = self.random.choice([
            ("get_weather", {"place": self.rare_word().capitalize(), "unit": "celsius", "days": 3},
             {"sky": "cloudy", "degrees": self.random.randrange(-5, 35), "wind": 3.5}),
            ("search_orders", {"customer": self.rare_word(), "limit": 10, "open_only": False},
             {"orders": [{"id": self.random.randrange(10_000), "total": "12.50", "note": "\"fragile\""}], "more": None}),
        ])
        call = {"id": f"call{self.random.randrange(10**8):09}", "type": "function",
                "function": {"name": name, "arguments": arguments}}
        return [
            {"role": "assistant", "content": "", "tool_calls": [call]},
            {"role": "tool", "name": name, "tool_call_id": call["id"], "content": json.dumps(result)},
        ]

    def conversation(self):
        language = self.random.random()
        messages = []
        if self.random.random() < 0.6:
            messages.append({"role": "system", "content": self.some(SYSTEMS_ZH if language > 0.75 else SYSTEMS)})
        with_tools = self.random.random() < 0.1
        turns = self.some([1, 1, 2, 2, 2, 3, 3, 4, 6])
        for turn in range(turns):
            chinese = language > 0.75 or (language > 0.67 and turn % 2 == 1)
            messages.append({"role": "user", "content": self.question(chinese)})
            if with_tools and turn == turns - 1:
                messages += self.tool_turns()
            messages.append({"role": "assistant", "content": self.answer(chinese)})
        return {"messages": messages, "tools": TOOLS if with_tools else None}


def without_tools(conversation):
    kept = [m for m in conversation["messages"] if m["role"] != "tool" and "tool_calls" not in m]
    return {"messages": kept, "tools": None}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=20_000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    writer = Writer(20_000)
    with (open(options.folder / "conversations.jsonl", "w", encoding="utf-8") as full,
          open(options.folder / "conversations-without-tools.jsonl", "w", encoding="utf-8") as bare,
          open(options.folder / "texts.jsonl", "w", encoding="utf-8") as texts):
        for _ in range(options.count):
            conversation = writer.conversation()
            print(json.dumps(conversation, ensure_ascii=False), file=full)
            print(json.dumps(without_tools(conversation), ensure_ascii=False), file=bare)
            said = "\n\n".join(message["content"] for message in conversation["messages"])
            print(json.dumps(said, ensure_ascii=False), file=texts)


if __name__ == "__main__":
    main()
