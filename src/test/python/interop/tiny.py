"""A tokenizer of 256 bytes and a chat template of ours: small enough to make on the spot, and exact, so that what a tool encoded can be read back."""

import pathlib

TEMPLATE = """\
{%- if tools %}<|im_start|>tools
{{ tools | tojson }}<|im_end|>
{% endif -%}
{%- for message in messages %}<|im_start|>{{ message.role }}
{% if message.role == 'assistant' -%}
{% generation %}{% if message.reasoning_content %}{{ '<think>\\n' + message.reasoning_content + '\\n</think>\\n\\n' }}{% endif %}{{ message.content }}
{%- for call in message.tool_calls or [] -%}
<call>{{ call.function.name }} {{ call.function.arguments | tojson }}</call>
{%- endfor -%}
<|im_end|>{% endgeneration -%}
{%- else %}{{ message.content }}<|im_end|>{% endif %}
{% endfor -%}
{%- if add_generation_prompt %}<|im_start|>assistant
{% endif -%}
"""


def tokenizer():
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    inner = Tokenizer(models.BPE({letter: n for n, letter in enumerate(letters)}, []))
    inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    inner.decoder = decoders.ByteLevel()
    marks = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<pad>"]
    inner.add_special_tokens([AddedToken(mark, special=True, normalized=False) for mark in marks])
    made = PreTrainedTokenizerFast(
        tokenizer_object=inner, eos_token="<|im_end|>", pad_token="<pad>", clean_up_tokenization_spaces=False, model_max_length=1_000_000
    )
    made.chat_template = TEMPLATE
    return made


def model():
    """A Qwen2 of a few thousand weights, at random."""
    from transformers import Qwen2Config, Qwen2ForCausalLM

    config = Qwen2Config(
        vocab_size=300,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=1_000_000,
        eos_token_id=tokenizer().eos_token_id,
    )
    return Qwen2ForCausalLM(config)


def saved(folder):
    """Tokenizer and model as a folder that `from_pretrained` takes."""
    folder = pathlib.Path(folder)
    if not (folder / "config.json").exists():
        tokenizer().save_pretrained(folder)
        model().save_pretrained(folder)
    return folder


def read_back(made, ids):
    return made.decode(ids, skip_special_tokens=False, clean_up_tokenization_spaces=False)
