"""Writes the Parquet files beside this script, and what they hold as JSON, with pyarrow (tried with 24.0).

    python make_fixtures.py

All rows are of our own making.
"""

import datetime
import decimal
import json
import pathlib
import uuid

import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent


def chats(rows):
    return pa.table(
        {
            "id": pa.array(range(rows), pa.int64()),
            "messages": pa.array(
                [
                    [{"role": "user", "content": f"Frage {i} 问题"}, {"role": "assistant", "content": None}][: i % 3]
                    for i in range(rows)
                ],
                pa.list_(pa.struct([("role", pa.string()), ("content", pa.string())])),
            ),
            "tags": pa.array([None if i % 5 == 0 else ["a", None, "b" * i][: i % 4] for i in range(rows)], pa.list_(pa.string())),
            "meta": pa.array([{"score": i / 4, "deep": {"ok": i % 2 == 0}} for i in range(rows)]),
        }
    )


def write_codecs():
    for codec in ["none", "snappy", "gzip", "zstd", "brotli", "lz4"]:
        for version in ["1.0", "2.0"]:
            pq.write_table(
                chats(40),
                HERE / f"chats-{codec}-v{version[0]}.parquet",
                compression=codec,
                data_page_version=version,
                row_group_size=15,
                write_page_checksum=True,
                store_schema=False,
            )
    rows = [json.dumps(row, ensure_ascii=False) for row in chats(40).to_pylist()]
    (HERE / "chats.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


def write_types():
    zone = datetime.timezone.utc
    stamp = datetime.datetime(2024, 7, 9, 8, 5, 3, 123456)
    table = pa.table(
        {
            "decimal": pa.array([decimal.Decimal("12345678901234567890.12"), None], pa.decimal128(30, 2)),
            "small_decimal": pa.array([decimal.Decimal("-1.50"), None], pa.decimal128(7, 2)),
            "date": pa.array([datetime.date(1957, 10, 4), None], pa.date32()),
            "time": pa.array([datetime.time(23, 59, 59, 999999), None], pa.time64("us")),
            "local": pa.array([stamp, None], pa.timestamp("us")),
            "instant": pa.array([stamp.replace(tzinfo=zone), None], pa.timestamp("ms", tz="Europe/Berlin")),
            "nanos": pa.array([stamp, None], pa.timestamp("ns")),
            "half": pa.array([1.5, float("nan")], pa.float16()),
            "single": pa.array([0.1, None], pa.float32()),
            "double": pa.array([0.1, float("-inf")], pa.float64()),
            "tiny": pa.array([255, 0], pa.uint8()),
            "huge": pa.array([2**64 - 1, 2**53 + 1], pa.uint64()),
            "bytes": pa.array([b"\x00\xff", None], pa.binary()),
            "fixed": pa.array([b"abc", None], pa.binary(3)),
            "uuid": pa.array([uuid.UUID("12345678-1234-5678-1234-567812345678").bytes, None], pa.uuid()),
            "nothing": pa.array([None, None], pa.null()),
            "category": pa.array(["ja", "ja"]).dictionary_encode(),
            "map": pa.array([[("a", 1), ("b", None)], None], pa.map_(pa.string(), pa.int32())),
            "number_map": pa.array([[(1, "x"), (2, "y")], []], pa.map_(pa.int32(), pa.string())),
        }
    )
    pq.write_table(table, HERE / "types.parquet", store_schema=False)
    pq.write_table(
        pa.table({"stamp": pa.array([stamp, None], pa.timestamp("ns"))}),
        HERE / "int96.parquet",
        use_deprecated_int96_timestamps=True,
        store_schema=False,
    )


def write_two_level_list():
    table = pa.table({"words": pa.array([["x", "y"], [], None], pa.list_(pa.string()))})
    pq.write_table(table, HERE / "flat-list.parquet", store_schema=False, use_compliant_nested_type=False)


def write_encodings():
    columns = {
        "delta_integer": ("DELTA_BINARY_PACKED", pa.array([7, -3, 2**40, None] * 50)),
        "delta_length": ("DELTA_LENGTH_BYTE_ARRAY", pa.array(["eins", "", "三", None] * 50)),
        "delta_text": ("DELTA_BYTE_ARRAY", pa.array(["prefix one", "prefix two", "other", None] * 50)),
        "split": ("BYTE_STREAM_SPLIT", pa.array([1.25, -2.5, 1e300, None] * 50)),
        "runs": ("RLE", pa.array([True, True, False, None] * 50)),
    }
    pq.write_table(
        pa.table({name: values for name, (_, values) in columns.items()}),
        HERE / "encodings.parquet",
        use_dictionary=False,
        column_encoding={name: encoding for name, (encoding, _) in columns.items()},
        store_schema=False,
    )


def write_bad_text():
    texts = pa.array([b"gut", b"\xc3\x28", b"auch gut"], pa.binary()).cast(pa.string(), safe=False)
    pq.write_table(pa.table({"text": texts}), HERE / "bad-text.parquet", store_schema=False)


def write_bomb():
    """Ten million empty texts in one list, in a few kilobytes."""
    offsets = pa.array([0, 10_000_000], pa.int32())
    values = pa.array([""], pa.string()).take(pa.array([0] * 10_000_000, pa.int32()))
    table = pa.table({"list": pa.ListArray.from_arrays(offsets, values)})
    pq.write_table(table, HERE / "bomb.parquet", compression="zstd", store_schema=False)


if __name__ == "__main__":
    write_codecs()
    write_types()
    write_two_level_list()
    write_encodings()
    write_bad_text()
    write_bomb()
