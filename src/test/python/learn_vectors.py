"""Renders conversations with marked templates by transformers and writes where it finds the assistant's part.

    pip install "transformers>=5"
    python src/test/python/learn_vectors.py > src/test/resources/learn/vectors.jsonl

The templates and conversations are our own. Every template marks with {% generation %} what its assistant says; the spans
are the generation indices from which apply_chat_template(return_assistant_tokens_mask=True) makes its mask, converted to
UTF-16 units. The test also takes the marks out of the templates and must find the same spans by rendering beginnings.
One JSON object per line: name, template, stop_token, messages, tools, text, spans.
"""

import json

from transformers.utils.chat_template_utils import render_jinja_template

TEMPLATES = {
    "chatml": (
        "<|im_end|>",
        "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' }}{% if m.role == 'assistant' %}{% generation %}"
        "{{ m.content + '<|im_end|>' }}{% endgeneration %}{{ '\\n' }}{% else %}{{ m.content + '<|im_end|>\\n' }}"
        "{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
    ),
    "trimmed headers": (
        "<|eot|>",
        "{{ '<|begin|>' }}{% for m in messages %}{{ '<|head|>' + m.role + '<|/head|>\\n\\n' }}"
        "{% if m.role == 'assistant' %}{% generation %}{{ m.content | trim + '<|eot|>' }}{% endgeneration %}"
        "{% else %}{{ m.content | trim + '<|eot|>' }}{% endif %}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|head|>assistant<|/head|>\\n\\n' }}{% endif %}",
    ),
    "no generation prompt": (
        "</s>",
        "{{ '<s>' }}{% for m in messages %}{% if m.role == 'assistant' %}{% generation %}{{ m.content + '</s>' }}"
        "{% endgeneration %}{% elif m.role == 'user' %}{{ '[INST] ' + m.content + ' [/INST]' }}{% endif %}{% endfor %}",
    ),
    "header without generation prompt": (
        "",
        "{% for m in messages %}{% if m.role == 'assistant' %}{{ '### Response:\\n' }}{% generation %}{{ m.content }}"
        "{{ '<end>' }}{% endgeneration %}{{ '\\n\\n' }}{% elif m.role == 'user' %}"
        "{{ '### Instruction:\\n' + m.content + '\\n\\n' }}{% endif %}{% endfor %}",
    ),
    "system in the last question": (
        "</s>",
        "{% set ns = namespace(system='', last=-1) %}{% for m in messages %}{% if m.role == 'system' %}"
        "{% set ns.system = m.content + '\\n\\n' %}{% elif m.role == 'user' %}{% set ns.last = loop.index0 %}{% endif %}"
        "{% endfor %}{{ '<s>' }}{% for m in messages %}{% if m.role == 'user' %}{{ '[INST] ' }}"
        "{% if loop.index0 == ns.last %}{{ ns.system }}{% endif %}{{ m.content + ' [/INST]' }}"
        "{% elif m.role == 'assistant' %}{% generation %}{{ m.content + '</s>' }}{% endgeneration %}{% endif %}{% endfor %}",
    ),
    "drops earlier thoughts": (
        "<|im_end|>",
        "{% set ns = namespace(last=-1) %}{% for m in messages %}{% if m.role == 'user' %}{% set ns.last = loop.index0 %}"
        "{% endif %}{% endfor %}{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' }}"
        "{% if m.role == 'assistant' %}{% generation %}{% if m.reasoning_content and loop.index0 > ns.last %}"
        "{{ '<think>\\n' + m.reasoning_content + '\\n</think>\\n\\n' }}{% endif %}"
        "{{ m.content.split('</think>')[-1].lstrip('\\n') + '<|im_end|>' }}{% endgeneration %}{{ '\\n' }}"
        "{% else %}{{ m.content + '<|im_end|>\\n' }}{% endif %}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
    ),
    "thinking generation prompt": (
        "<|im_end|>",
        "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' }}"
        "{% if m.role == 'assistant' %}{% generation %}{{ m.content + '<|im_end|>' }}{% endgeneration %}{{ '\\n' }}"
        "{% else %}{{ m.content + '<|im_end|>\\n' }}{% endif %}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n<think>\\n' }}{% endif %}",
    ),
    "ends the last turn otherwise": (
        "<|return|>",
        "{% for m in messages %}{{ '<|start|>' + m.role }}{% if m.role == 'assistant' %}{{ '<|channel|>final<|message|>' }}"
        "{% generation %}{{ m.content + ('<|return|>' if loop.last else '<|end|>') }}{% endgeneration %}"
        "{% else %}{{ '<|message|>' + m.content + '<|end|>' }}{% endif %}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|start|>assistant<|channel|>final<|message|>' }}{% endif %}",
    ),
    "tool calls": (
        "<|im_end|>",
        "{% if tools %}{{ '<|im_start|>system\\n' + (tools | tojson) + '<|im_end|>\\n' }}{% endif %}"
        "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' }}{% if m.role == 'assistant' %}{% generation %}"
        "{{ m.content or '' }}{% for c in m.tool_calls or [] %}{{ '<tool_call>' + c.function.name + (c.function.arguments | tojson)"
        " + '</tool_call>' }}{% endfor %}{{ '<|im_end|>' }}{% endgeneration %}{{ '\\n' }}"
        "{% else %}{{ m.content + '<|im_end|>\\n' }}{% endif %}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
    ),
}


def said(role, content, **more):
    return {"role": role, "content": content, **more}


CALL = [{"type": "function", "function": {"name": "weather", "arguments": {"city": "Zürich"}}}]
TOOLS = [{"type": "function", "function": {"name": "weather", "description": "Tells the weather.", "parameters": {}}}]

CONVERSATIONS = {
    "one turn": [said("user", "How tall is a 🦒?"), said("assistant", "About five metres.")],
    "three turns": [
        said("system", "Be brief."),
        said("user", "你好"),
        said("assistant", "你好！😀"),
        said("user", "And in French?"),
        said("assistant", "Bonjour !"),
        said("user", "Thanks"),
        said("assistant", "<b>You are welcome</b>"),
    ],
    "the same answer": [
        said("user", "yes"),
        said("assistant", "yes"),
        said("user", "yes"),
        said("assistant", "yes"),
    ],
    "ends with a question": [said("user", "a"), said("assistant", "b"), said("user", "c")],
}
THOUGHTS = {
    "thoughts apart": [
        said("user", "2 + 2?"),
        said("assistant", "4", reasoning_content="Two and two."),
        said("user", "3 + 3?"),
        said("assistant", "6", reasoning_content="Three and three."),
    ],
    "thoughts inside": [
        said("user", "2 + 2?"),
        said("assistant", "<think>\nTwo and two.\n</think>\n\nfour"),
        said("user", "3 + 3?"),
        said("assistant", "<think>\nThree and three.\n</think>\n\nsix"),
    ],
}
SPACES = {"spaces around": [said("user", "  a\n"), said("assistant", "\n b  "), said("user", " c"), said("assistant", "d ")]}
CALLS = {
    "a call and its answer": [
        said("user", "Weather?"),
        said("assistant", "", tool_calls=CALL),
        said("tool", "sunny"),
        said("assistant", "It is sunny."),
        said("user", "Again?"),
        said("assistant", "I look.", tool_calls=CALL + CALL),
    ]
}
MORE = {"drops earlier thoughts": THOUGHTS, "trimmed headers": SPACES, "tool calls": CALLS}


def utf16(text, place):
    return len(text[:place].encode("utf-16-le")) // 2


for name, (stop, template) in TEMPLATES.items():
    for title, messages in {**CONVERSATIONS, **MORE.get(name, {})}.items():
        tools = TOOLS if title in CALLS else None
        texts, spans = render_jinja_template(
            conversations=[messages], tools=tools, chat_template=template, return_assistant_tokens_mask=True
        )
        text = texts[0]
        found = [[utf16(text, start), utf16(text, end)] for start, end in spans[0]]
        row = dict(name=f"{name}: {title}", template=template, stop_token=stop, messages=messages, tools=tools)
        print(json.dumps({**row, "text": text, "spans": found}, ensure_ascii=False))
