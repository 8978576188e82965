"""Writes src/test/resources/token: small tokenizers of every kind and what the real library makes of them.

    pip install tokenizers==0.23.3 sentencepiece protobuf
    python src/test/python/token_vectors.py

Every text here was written for this purpose. Places are UTF-16 offsets in the original text.
"""

import base64
import io
import json
import os
import pathlib

os.environ["TOKENIZERS_PARALLELISM"] = "false"

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from tokenizers import AddedToken, Regex

OUT = pathlib.Path(__file__).parent.parent / "resources" / "token"

CORPUS = [
    "The boat left the harbour before sunrise, and nobody on the pier waved goodbye.",
    "She counts the boats every morning: one, two, three, seventeen boats and a raft.",
    "A lighthouse keeper's daughter doesn't fear the dark; she's measuring it.",
    "In 2024 the harbour sold 1,250 tickets at 3.50 each, which makes 4,375.00 in all.",
    "def count(boats):\n    total = 0\n    for boat in boats:\n        total += boat.size  # metres\n    return total\n",
    "if (harbour.isOpen() && !fog) { boats.forEach(b -> b.leave()); }",
    "灯塔的看守人每天早上数港口里的船，一共有十七条船。",
    "她不怕黑暗，因为她正在测量黑暗的深度。船离开港口，没有人挥手。",
    "港口在二〇二四年卖出了一千二百五十张船票，每张三块五。",
    "Der Leuchtturmwärter zählt die Schiffe; größer wird keines davon.",
    "Le gardien du phare était déjà levé à l'aube, l'été comme l'hiver.",
    "Лодка вышла из гавани до рассвета, и никто не махал ей вслед.",
    "灯台守は毎朝、港の船を数えます。カタカナもあります。",
    "등대지기는 매일 아침 항구의 배를 셉니다.",
    "The keeper wrote: \"seventeen boats, one raft\" - and went to sleep. 😀⛵",
]

TEXTS = [
    "",
    " ",
    "The boats left the harbour.",
    "  two  spaces,\ttabs\nand lines\r\n\r\n end  ",
    "don't SHE'LL we've It'ſ",
    "12345 boats, 3.50 each ½ ² ٣٤",
    "港口里的船，一共十七条。Mixed混合text文字",
    "灯台守は、カタカナーｶﾞ！",
    "한글 각 \u1112\u1161\u11ab",
    "e\u0301 \u0301x o\u0323\u0307 q\u0307\u0323 \u1e69 s\u0307\u0323 \u1e9b\u0323 Å \u212b A\u030a",
    "ﬁne ①② ＡＢＣ　１２ ㎏ ﷺ",
    "İstanbul ISTANBUL straße ẞ ǅ Σας",
    "👩‍👩‍👧 🇩🇪🇫🇷 👍🏽❤️ 𝓗𝟙 𠮷",
    "привет Мир שלום مرحبا हिन्दी क्षि ไทย",
    "<s>hi</s> [MASK]  boat[MASK]s <|end|>\n<|end|> boat boats aboard",
    "▁under ▁▁ score_",
    "a\u00a0b\u200bc\u200dd\u2028e\u00adf\ufefff\u0000\u0001\u007f\ufffd\u3000",
    "boats[i] = {\"k\": [1, 2.5e-3]}; // x != y\n\n\n\treturn -1;",
    "the the the boatboatboat zzzzqqqq",
    "\U00031350\U0002ebf0 \U00010591\U00010570 \u08e0a \u0dd6\U0001e8d0 \U000103d0\U00011de0\U000116d0 \u2e52x \u1c89",
    "wow!!! ...---...  $5 + €6 `x` ^ ~ | «quoted» —",
]


def trained(model, trainer, normalizer=None, pre=None, post=None, added=(), tune=None):
    tokenizer = Tokenizer(model)
    if normalizer:
        tokenizer.normalizer = normalizer
    if pre:
        tokenizer.pre_tokenizer = pre
    tokenizer.train_from_iterator(CORPUS, trainer)
    if post:
        tokenizer.post_processor = post(tokenizer)
    if added:
        tokenizer.add_tokens(list(added))
    data = json.loads(tokenizer.to_str())
    data["model"].update(tune or {})
    return data


def template(tokenizer):
    pairs = [(t, tokenizer.token_to_id(t)) for t in ("<s>", "</s>")]
    return processors.TemplateProcessing(single="<s> $A </s>", pair="<s> $A </s> $B </s>", special_tokens=pairs)


SPECIAL = ["<unk>", "<s>", "</s>"]
BYTES = ["<0x%02X>" % b for b in range(256)]


def bpe_trainer(**options):
    options.setdefault("vocab_size", 600)
    return trainers.BpeTrainer(special_tokens=SPECIAL, show_progress=False, **options)


def byte_trainer(size=500):
    return bpe_trainer(vocab_size=size, initial_alphabet=pre_tokenizers.ByteLevel.alphabet())


LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
QWEN = LLAMA3.replace("{1,3}", "")
O200K = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
DEEPSEEK = [
    r"\p{N}{1,3}",
    r"[一-龥぀-ゟ゠-ヿ]+",
    "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
    "| ?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
]


def split(pattern, behavior="isolated", invert=False):
    return pre_tokenizers.Split(pattern, behavior, invert)


def in_bytes(*patterns):
    return pre_tokenizers.Sequence(
        [split(Regex(p)) for p in patterns] + [pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
    )


def charsmap(rules):
    """SentencePiece's compiled form of "source code points \\t target code points" rules."""
    path = pathlib.Path("/tmp/token-rules.tsv")
    path.write_text("".join("%s\t%s\n" % rule for rule in rules))
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(CORPUS * 3),
        model_writer=model,
        vocab_size=300,
        hard_vocab_limit=False,
        normalization_rule_tsv=str(path),
        minloglevel=2,
    )
    proto = sentencepiece_model_pb2.ModelProto.FromString(model.getvalue())
    return proto.normalizer_spec.precompiled_charsmap


CHARSMAP = charsmap(
    [
        ("FB01", "66 69"),
        ("2460", "31"),
        ("FF21", "41"),
        ("3000", "20"),
        ("65 301", "E9"),
        ("D", "20"),
        ("200B", ""),
        ("FF76 FF9E", "30AC"),
        ("AD", ""),
        ("FDFA", "635 644 649"),
    ]
)


def learned():
    yield "byte_level_gpt2", trained(
        models.BPE(), byte_trainer(), pre=pre_tokenizers.ByteLevel(add_prefix_space=True),
        post=lambda t: processors.ByteLevel(trim_offsets=True), added=[AddedToken("<|end|>", special=True)])
    yield "byte_level_llama3", trained(
        models.BPE(ignore_merges=True), byte_trainer(), pre=in_bytes(LLAMA3),
        post=lambda t: processors.Sequence([processors.ByteLevel(trim_offsets=False), template(t)]),
        added=[AddedToken("<|end|>", special=True, normalized=False)])
    yield "byte_level_qwen", trained(
        models.BPE(), byte_trainer(), normalizers.NFC(), in_bytes(QWEN), added=[AddedToken("<|end|>", special=True)])
    yield "byte_level_o200k", trained(models.BPE(), byte_trainer(), pre=in_bytes(O200K))
    yield "byte_level_deepseek", trained(models.BPE(), byte_trainer(), pre=in_bytes(*DEEPSEEK))
    yield "byte_level_then_more", trained(
        models.BPE(), byte_trainer(),
        pre=pre_tokenizers.Sequence(
            [pre_tokenizers.Punctuation("contiguous"), pre_tokenizers.ByteLevel(add_prefix_space=False),
             pre_tokenizers.Digits(), split(Regex("[0-9][0-9]"))]))
    yield "byte_level_normalizer", trained(
        models.BPE(), byte_trainer(), normalizers.Sequence([normalizers.NFKC(), normalizers.ByteLevel()]),
        split(Regex("Ġ?[^Ġ]+")), added=[AddedToken("boat", normalized=True)])
    yield "byte_level_small_alphabet", trained(
        models.BPE(unk_token="<unk>"), bpe_trainer(vocab_size=120),
        pre=pre_tokenizers.ByteLevel(add_prefix_space=False))
    spm = trained(
        models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True),
        trainers.BpeTrainer(vocab_size=900, special_tokens=SPECIAL + BYTES, show_progress=False),
        normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")]), post=template,
        added=[AddedToken("<|end|>", special=True, normalized=False, lstrip=True, rstrip=True)])
    yield "sentencepiece_bpe", spm
    yield "sentencepiece_bpe_metaspace", trained(
        models.BPE(unk_token="<unk>", byte_fallback=True),
        trainers.BpeTrainer(vocab_size=900, special_tokens=SPECIAL + BYTES, show_progress=False),
        pre=pre_tokenizers.Metaspace(prepend_scheme="first", split=False), post=template)
    yield "character_bpe_fused_unknown", trained(
        models.BPE(unk_token="<unk>", fuse_unk=True), bpe_trainer(vocab_size=150, limit_alphabet=60),
        pre=pre_tokenizers.Whitespace())
    yield "character_bpe_unknown", trained(
        models.BPE(unk_token="<unk>"), bpe_trainer(vocab_size=150, limit_alphabet=60),
        pre=pre_tokenizers.WhitespaceSplit())
    yield "bpe_suffix", trained(
        models.BPE(unk_token="<unk>", end_of_word_suffix="</w>"), bpe_trainer(end_of_word_suffix="</w>"),
        normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]),
        pre_tokenizers.Sequence(
            [split(Regex(r"<\|end\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"), "removed", True),
             pre_tokenizers.ByteLevel(add_prefix_space=False)]),
        post=lambda t: processors.RobertaProcessing(("</s>", 2), ("<s>", 1), trim_offsets=False, add_prefix_space=False))
    yield "bpe_prefix", trained(
        models.BPE(unk_token="<unk>", continuing_subword_prefix="##"), bpe_trainer(continuing_subword_prefix="##"),
        pre=pre_tokenizers.BertPreTokenizer())
    yield "unigram", trained(
        models.Unigram(),
        trainers.UnigramTrainer(vocab_size=400, special_tokens=SPECIAL, unk_token="<unk>", show_progress=False),
        normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]),
        pre_tokenizers.Metaspace(), template)
    yield "unigram_whole", trained(
        models.Unigram(),
        trainers.UnigramTrainer(vocab_size=400, special_tokens=SPECIAL, unk_token="<unk>", show_progress=False),
        normalizers.Sequence([normalizers.Precompiled(CHARSMAP), normalizers.Strip(False, True),
                              normalizers.Replace(" ", "▁")]))
    fallback = trained(
        models.Unigram(),
        trainers.UnigramTrainer(vocab_size=600, special_tokens=SPECIAL + BYTES, unk_token="<unk>", show_progress=False),
        pre=pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="first")]),
        tune={"byte_fallback": True})
    yield "unigram_byte_fallback", fallback
    cls = [("[CLS]", 2), ("[SEP]", 3)]
    pieces = trainers.WordPieceTrainer(
        vocab_size=400, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], show_progress=False)
    yield "wordpiece", trained(
        models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=20), pieces, normalizers.BertNormalizer(),
        pre_tokenizers.BertPreTokenizer(),
        lambda t: processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=cls),
        [AddedToken("[MASK]", special=True, lstrip=True)])
    yield "wordpiece_cased", trained(
        models.WordPiece(unk_token="[UNK]"), pieces,
        normalizers.BertNormalizer(lowercase=False, strip_accents=False, handle_chinese_chars=False),
        pre_tokenizers.BertPreTokenizer(), lambda t: processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2)))
    yield "wordlevel", trained(
        models.WordLevel(unk_token="<unk>"),
        trainers.WordLevelTrainer(vocab_size=60, special_tokens=SPECIAL, show_progress=False),
        normalizers.Lowercase(), pre_tokenizers.Whitespace())


def assembled(model, normalizer=None, pre=None, post=None, added=()):
    tokenizer = Tokenizer(model)
    if normalizer:
        tokenizer.normalizer = normalizer
    if pre:
        tokenizer.pre_tokenizer = pre
    if post:
        tokenizer.post_processor = post
    if added:
        tokenizer.add_tokens(list(added))
    return json.loads(tokenizer.to_str())


def letters():
    """Every byte a token: shows what a normalizer wrote, and where from."""
    return models.BPE({token: i for i, token in enumerate(BYTES)}, [], byte_fallback=True)


def pieces():
    """Every piece a token: shows where a pre-tokenizer cut."""
    return models.WordLevel({"[UNK]": 0, "boats": 1, "▁boats": 2}, unk_token="[UNK]")


def components():
    n, p = normalizers, pre_tokenizers
    for name, normalizer in {
        "nfc": n.NFC(), "nfd": n.NFD(), "nfkc": n.NFKC(), "nfkd": n.NFKD(), "lowercase": n.Lowercase(),
        "strip_accents": n.Sequence([n.NFD(), n.StripAccents()]), "strip": n.Strip(), "strip_left": n.Strip(True, False),
        "strip_right": n.Strip(False, True), "prepend": n.Prepend("▁x"), "replace": n.Replace("oa", "ô"),
        "replace_longer": n.Replace(" ", "[space]"), "replace_nothing": n.Replace(Regex(r"\p{M}"), ""),
        "replace_regex": n.Replace(Regex(r"(\d)|[.,]{1,3}+|\p{Lu}(?=\p{Ll})"), "#"), "bert": n.BertNormalizer(),
        "bert_clean_only": n.BertNormalizer(True, False, False, False), "bert_accents": n.BertNormalizer(False, True, True, False),
        "nmt": n.Nmt(), "precompiled": n.Precompiled(CHARSMAP),
        "precompiled_and_more": n.Sequence([n.Precompiled(CHARSMAP), n.NFKD(), n.Lowercase(), n.Replace("t", "tt")]),
        "byte_level": n.ByteLevel(), "many": n.Sequence([n.NFKD(), n.Strip(), n.Prepend("é"), n.NFC(), n.Lowercase()]),
    }.items():
        yield "normalizer_" + name, assembled(letters(), normalizer)
    behaviors = ["removed", "isolated", "merged_with_previous", "merged_with_next", "contiguous"]
    cuts = {
        "byte_level": p.ByteLevel(), "byte_level_no_prefix": p.ByteLevel(add_prefix_space=False),
        "byte_level_no_regex": p.ByteLevel(use_regex=False), "whitespace": p.Whitespace(),
        "whitespace_split": p.WhitespaceSplit(), "bert": p.BertPreTokenizer(), "digits": p.Digits(),
        "digits_each": p.Digits(individual_digits=True), "delimiter": p.CharDelimiterSplit("o"),
        "fixed": p.FixedLength(3), "metaspace": p.Metaspace(),
        "metaspace_first": p.Metaspace(prepend_scheme="first"), "metaspace_never": p.Metaspace("_", "never"),
        "metaspace_whole": p.Metaspace(split=False), "split_string": split("a", "isolated"),
        "sequence": p.Sequence([p.WhitespaceSplit(), p.Metaspace(), p.Punctuation("merged_with_next"), p.Digits(True)]),
        "class_of_classes": split(Regex(r"[^\s\w]|[\p{Han}&&[^口]]|\h{2}")), "lines": split(Regex(r"^.|.$")),
        "borders": split(Regex(r"\bb\w*?(s|\z)"), "removed"), "counts": split(Regex(r"\p{N}{2}|\p{L}{,3}+ |!{2,}")),
        "escapes": split(Regex("\\x{4e00}|[\\u4e01-\\u9fa5]+|\\x41|\\t|\\p{^L}{3}|\\P{^N}")),
        "behind": split(Regex(r"(?<=\s)\S(?!\S)|(?<!o)a")), "atomic": split(Regex(r"(?>\s+|x)\S|\S++ ?+"), "removed", True),
        "any_case": split(Regex(r"(?i)the|s\b|[k-z]{2}|(?i:'re)")), "empty_matches": split(Regex(r"b*"), "merged_with_previous"),
    }
    for behavior in behaviors:
        cuts["punctuation_" + behavior] = p.Punctuation(behavior)
        cuts["split_" + behavior] = split(Regex(r"\s|oa|\p{P}"), behavior)
        cuts["inverted_" + behavior] = split(Regex(r"\w+"), behavior, True)
    for name, cut in cuts.items():
        yield "pre_tokenizer_" + name, assembled(pieces(), pre=cut)
    marks = ["[MASK]", "<|end|>", "boat", "boats", "  ", "\n"]
    for name, options in {
        "plain": {}, "special": {"special": True}, "lstrip": {"lstrip": True}, "rstrip": {"rstrip": True},
        "strip": {"lstrip": True, "rstrip": True, "normalized": False}, "single_word": {"single_word": True},
        "verbatim": {"normalized": False},
    }.items():
        added = [AddedToken(mark, **options) for mark in marks]
        yield "added_" + name, assembled(letters(), normalizers.Lowercase(), added=added)
        yield "added_cut_" + name, assembled(pieces(), pre=p.Metaspace(prepend_scheme="first"), added=added)
    ends = [("<s>", 7), ("</s>", 8)]
    for name, post in {
        "template": processors.TemplateProcessing(single="<s> <s> $A </s>", special_tokens=ends),
        "bert": processors.BertProcessing(("</s>", 8), ("<s>", 7)),
        "roberta": processors.RobertaProcessing(("</s>", 8), ("<s>", 7)),
        "roberta_untrimmed": processors.RobertaProcessing(("</s>", 8), ("<s>", 7), False, False),
        "trim": processors.ByteLevel(add_prefix_space=False, trim_offsets=True),
        "trim_first": processors.ByteLevel(add_prefix_space=True, trim_offsets=True),
        "sequence": processors.Sequence(
            [processors.ByteLevel(trim_offsets=True), processors.TemplateProcessing(single="$A </s>", special_tokens=ends)]),
    }.items():
        cut = p.Sequence([p.WhitespaceSplit(), p.ByteLevel()]) if name == "trim" else p.ByteLevel()
        yield "post_processor_" + name, assembled(pieces(), pre=cut, post=post)


def utf16(text):
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if ord(character) > 0xFFFF else 1))
    return places


def cases(data):
    tokenizer = Tokenizer.from_str(json.dumps(data))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    for text in TEXTS:
        encoding = tokenizer.encode(text)
        places = utf16(text)
        yield {
            "text": text,
            "ids": encoding.ids,
            "places": [[places[a], places[b]] for a, b in encoding.offsets],
            "tokens": encoding.tokens,
            "bare": len(tokenizer.encode(text, add_special_tokens=False).ids),
        }


def line(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def write(name, rows):
    with open(OUT / name, "w", encoding="utf-8") as out:
        for kind, data in rows:
            out.write(line({"name": kind, "tokenizer": data, "cases": list(cases(data))}))


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    write("learned.jsonl", learned())
    write("components.jsonl", components())
