"""Writes the Arrow files that ArrowReaderTest reads: arrow_files.py FOLDER (needs pyarrow and polars)."""

import datetime
import os
import sys
from decimal import Decimal

import numpy
import polars
import pyarrow as arrow
import pyarrow.feather as feather

UTC = datetime.timezone.utc
folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)


def place(name):
    return os.path.join(folder, name)


def stream(name, table, **options):
    with arrow.OSFile(place(name), "wb") as out:
        with arrow.ipc.new_stream(out, table.schema, options=arrow.ipc.IpcWriteOptions(**options)) as writer:
            writer.write_table(table, max_chunksize=2)


turn = arrow.struct([("from", arrow.string()), ("value", arrow.string())])
usual = arrow.table(
    {
        "i8": arrow.array([1, None, -128], arrow.int8()),
        "u8": arrow.array([255, 0, None], arrow.uint8()),
        "i16": arrow.array([1, -2, None], arrow.int16()),
        "u16": arrow.array([65535, None, 0], arrow.uint16()),
        "i32": arrow.array([1, -2, None], arrow.int32()),
        "u32": arrow.array([4294967295, None, 0], arrow.uint32()),
        "i64": arrow.array([2**63 - 1, -(2**63), None]),
        "u64": arrow.array([2**64 - 1, 1, None], arrow.uint64()),
        "f32": arrow.array([1.5, None, 0.1], arrow.float32()),
        "f64": arrow.array([1.5, float("nan"), None]),
        "flag": arrow.array([True, None, False]),
        "text": arrow.array(["a", None, "去哪里😀"]),
        "long_text": arrow.array(["a", "", None], arrow.large_string()),
        "bytes": arrow.array([b"\x00\xff", None, b""], arrow.binary()),
        "two_bytes": arrow.array([b"ab", None, b"cd"], arrow.binary(2)),
        "day": arrow.array([datetime.date(2024, 2, 29), None, datetime.date(1, 1, 1)]),
        "time_ms": arrow.array([datetime.time(1, 2, 3), None, datetime.time(0)], arrow.time32("ms")),
        "time_us": arrow.array([datetime.time(1, 2, 3, 4), None, datetime.time(0)], arrow.time64("us")),
        "local": arrow.array([datetime.datetime(2024, 2, 29, 1, 2, 3, 4), None, datetime.datetime(1900, 1, 1)]),
        "moment": arrow.array([datetime.datetime(2024, 2, 29, 1, tzinfo=UTC), None, None], arrow.timestamp("us", "Europe/Berlin")),
        "nanos": arrow.array([1, None, -1], arrow.timestamp("ns")),
        "decimal": arrow.array([Decimal("1.23"), None, Decimal("-99999999.99")], arrow.decimal128(10, 2)),
        "list": arrow.array([[1, None, 2], None, []], arrow.list_(arrow.int64())),
        "lists": arrow.array([[["a"], []], None, [[None]]], arrow.large_list(arrow.list_(arrow.string()))),
        "turns": arrow.array([[{"from": "human", "value": "hi"}, {"from": "gpt", "value": "yo"}], [], None], arrow.list_(turn)),
        "map": arrow.array([[("a", 1), ("b", None)], None, [("a", 1), ("a", 2)]], arrow.map_(arrow.string(), arrow.int64())),
        "dictionary": arrow.array(["x", None, "y"]).dictionary_encode(),
        "nothing": arrow.nulls(3),
    }
)
rare = arrow.table(
    {
        "half": arrow.array(numpy.array([1.5, 0.1, -2], dtype=numpy.float16)),
        "day_ms": arrow.array([datetime.date(2024, 2, 29), None, datetime.date(1, 1, 1)], arrow.date64()),
        "duration": arrow.array([datetime.timedelta(1, 2, 3), None, datetime.timedelta(-1)], arrow.duration("us")),
        "interval": arrow.array([arrow.MonthDayNano([1, 2, 3_500_000_000]), None, arrow.MonthDayNano([0, 0, 0])]),
        "pair": arrow.array([[1, 2], None, [3, None]], arrow.list_(arrow.int64(), 2)),
        "text_view": arrow.array(["short", "a text that is longer than twelve bytes", None], arrow.string_view()),
        "bytes_view": arrow.array([b"1", b"0123456789abcdef", None], arrow.binary_view()),
        "runs": arrow.RunEndEncodedArray.from_arrays(arrow.array([2, 3], arrow.int32()), arrow.array(["a", None])),
        "dense": arrow.UnionArray.from_dense(
            arrow.array([0, 1, 0], arrow.int8()), arrow.array([0, 0, 1], arrow.int32()), [arrow.array([1, 2]), arrow.array(["a"])]
        ),
        "sparse": arrow.UnionArray.from_sparse(
            arrow.array([0, 1, 0], arrow.int8()), [arrow.array([1, None, 3]), arrow.array([None, "b", None])]
        ),
        "list_view": arrow.array([[1, 2], None, [3]], arrow.list_view(arrow.int64())),
        "large_list_view": arrow.array([[1, 2], None, []], arrow.large_list_view(arrow.int64())),
        "decimal32": arrow.array([Decimal("1.23"), None, Decimal("-9.99")], arrow.decimal32(5, 2)),
        "decimal256": arrow.array([Decimal("1.23"), None, Decimal("-" + "9" * 40)], arrow.decimal256(50, 2)),
        "dictionaries": arrow.ListArray.from_arrays(
            arrow.array([0, 2, 2, 3], arrow.int32()), arrow.array(["x", "y", "x"]).dictionary_encode()
        ),
    }
)

stream("usual.arrow", usual)
stream("usual-zstd.arrow", usual, compression="zstd")
stream("usual-old.arrow", usual, use_legacy_format=True, metadata_version=arrow.ipc.MetadataVersion.V4)
feather.write_feather(usual, place("usual-lz4.feather"), compression="lz4", chunksize=2)
stream("rare.arrow", rare)
stream("sliced.arrow", arrow.concat_tables([usual, usual]).slice(2, 2).select(["i64", "flag", "text", "turns", "dictionary"]))
feather.write_feather(usual.slice(0, 0), place("empty.feather"))

letters = arrow.schema([("letter", arrow.dictionary(arrow.int32(), arrow.string()))])
with arrow.OSFile(place("dictionaries.arrow"), "wb") as out:
    with arrow.ipc.new_stream(out, letters, options=arrow.ipc.IpcWriteOptions(emit_dictionary_deltas=True)) as writer:
        for ids, words in (([0, 1], "ab"), ([2, 1], "abc"), ([0, 1], "zy")):
            column = arrow.DictionaryArray.from_arrays(arrow.array(ids, arrow.int32()), arrow.array(list(words)))
            writer.write_batch(arrow.record_batch([column], ["letter"]))

many = arrow.DictionaryArray.from_arrays(arrow.array([0, 127, 128, 255], arrow.uint8()), [f"word {i}" for i in range(256)])
stream("unsigned.arrow", arrow.table({"word": many}))

damaged = arrow.array([b"ok", b"\xff\xfe", b"fine"], arrow.binary())
text = arrow.Array.from_buffers(arrow.string(), 3, damaged.buffers())
times = arrow.Array.from_buffers(arrow.time64("us"), 3, arrow.array([1, 2, 10**15]).buffers())
stream("bad-rows.arrow", arrow.table({"text": text, "time": times}))
stream("twins.arrow", arrow.Table.from_arrays([arrow.array([1]), arrow.array([2])], ["a", "a"]))

# Polars leaves no message where a file's schema usually stands: only the footer tells.
polars.DataFrame(
    {
        "text": ["a", None, "a text that is longer than twelve bytes"],
        "kind": polars.Series(["x", "y", "x"], dtype=polars.Categorical),
    }
).write_ipc(place("polars.arrow"), compression="zstd")
