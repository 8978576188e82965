"""Continues last messages with the real transformers and writes what came out.

    pip install "transformers==5.23.0" "jinja2==3.1.6"
    python src/test/python/final_message_vectors.py > src/test/resources/chat-templates/final-message.jsonl
"""

import json
import os

os.environ["TRANSFORMERS_VERBOSITY"] = "error"
from transformers.utils.chat_template_utils import render_jinja_template  # noqa: E402

KEEPS = "{% for m in messages %}[{{ m.role }}]{{ m.content }}<end>{% endfor %}"
TRIMS = "{% for m in messages %}[{{ m.role }}]{{ m.content | trim }}<end>{% endfor %}"
SPACED = "{% for m in messages %}[{{ m.role }}] {{ m.content | trim }} <end>{% endfor %}"
PARTS = (
    "{% for m in messages %}[{{ m.role }}]{% if m.content is string %}{{ m.content }}{% else %}"
    "{% for p in m.content %}{{ p.text | trim if p.type == 'text' else '<image>' }}{% endfor %}{% endif %}<end>{% endfor %}"
)
LOSES = "{% for m in messages if m.role == 'user' %}{{ m.content }}{% endfor %}"
CUTS = "{% for m in messages %}{{ m.content.split('</think>')[-1] }}<end>{% endfor %}"
DEAF = "{% for m in messages %}{{ m.role }}{% endfor %}"
MESSAGES = [
    "plain",
    "  both sides \n\n",
    "ends with NEL\x85",
    "\u3000wide\u00a0",
    "",
    "   ",
    "same same",
    "<think>\nadd\n</think>\n\nfour ",
    None,
    [{"type": "text", "text": "first "}, {"type": "image"}, {"type": "text", "text": "last "}, {"type": "image"}],
    [{"type": "image"}],
    [],
]


def main():
    for template in (KEEPS, TRIMS, SPACED, PARTS, LOSES, CUTS, DEAF):
        for content in MESSAGES:
            messages = [{"role": "user", "content": "same"}, {"role": "assistant", "content": content}]
            vector = {"template": template, "messages": messages}
            try:
                texts, _ = render_jinja_template(
                    conversations=[messages], chat_template=template, continue_final_message=True
                )
                vector["expected"] = texts[0]
            except Exception as error:  # whatever is raised is what we compare
                vector["error"] = {"type": type(error).__name__, "message": str(error).split("Final message to")[0]}
            print(json.dumps(vector))


if __name__ == "__main__":
    main()
