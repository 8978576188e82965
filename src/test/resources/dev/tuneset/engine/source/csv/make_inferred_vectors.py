"""Writes inferred_vectors.jsonl: CSV texts and what `datasets.load_dataset("csv")` makes of them.

Run with Python 3.11, pandas 1.5.3, numpy < 2, pyarrow 21, datasets 5.0.1:
    python make_inferred_vectors.py [cases] [seed] > inferred_vectors.jsonl

Each line: name, csv, chunk_rows, columns, rows | error. The way is that of datasets' csv builder: pandas.read_csv chunk by
chunk, pyarrow.Table.from_pandas, table_cast to the schema of the first chunk; chunks are made smaller than the builder's
10,000 rows to keep the texts short. Hand-made cases go through load_dataset itself when the chunk size is the builder's.
"""
import io
import json
import random
import sys
import tempfile
import warnings

import pandas as pd
import pyarrow as pa
from datasets import load_dataset
from datasets.table import table_cast
from datasets.utils.logging import disable_progress_bar, set_verbosity_error

warnings.simplefilter("ignore")
disable_progress_bar()
set_verbosity_error()
BUILDER_CHUNK = 10_000


def by_chunks(text, chunk_rows):
    tables = []
    for frame in pd.read_csv(io.BytesIO(text.encode()), iterator=True, chunksize=chunk_rows):
        table = pa.Table.from_pandas(frame)
        tables.append(table_cast(table, tables[0].schema) if tables else table)
    return pa.concat_tables(tables)


def by_builder(text):
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/data.csv"
        with open(path, "wb") as file:
            file.write(text.encode())
        return load_dataset("csv", data_files=path, split="train", cache_dir=folder).data.table.combine_chunks()


def case(name, text, chunk_rows=BUILDER_CHUNK, builder=False):
    try:
        table = by_builder(text) if builder else by_chunks(text, chunk_rows)
        if any(name.startswith("__index") for name in table.column_names):
            raise ValueError("index column")
        rows = [list(row.values()) for row in table.to_pylist()]
        outcome = {"columns": table.column_names, "rows": rows}
    except Exception as error:  # every refusal counts, whatever its class
        outcome = {"error": type(error).__name__}
    return {"name": name, "csv": text, "chunk_rows": chunk_rows, **outcome}


HAND_MADE = {
    "integers": "a,b\n1,x\n-2,y\n",
    "integers_with_a_blank": "a,b\n22,x\n,y\n",
    "leading_zeros": "a\n00501\n02134\n",
    "decimals": "a,b\n1.50,x\n2,y\n1e5,z\n",
    "seventeen_digits": "a\n0.30000000000000004\n3.141592653589793238\n123456789.123456789\n1.7976931348623157e308\n2.2250738585072014e-308\n5e-324\n1e-320\n",
    "beyond_double": "a\n1e400\n1\n",
    "beyond_signed": "a\n9223372036854775807\n9223372036854775808\n",
    "beyond_signed_with_a_blank": "a,b\n9223372036854775808,x\n,y\n",
    "beyond_signed_with_minus": "a\n9223372036854775808\n-1\n",
    "beyond_unsigned": "a\n18446744073709551616\n1\n",
    "beyond_unsigned_then_decimal": "a\n18446744073709551616\n1.5\n",
    "decimal_then_beyond_unsigned": "a\n1.5\n18446744073709551616\n",
    "lowest_signed": "a\n-9223372036854775808\n1\n",
    "lowest_signed_with_a_blank": "a,b\n-9223372036854775808,x\n,y\n",
    "exact_integer_beside_a_blank": "a,b\n9007199254740993,x\n,y\n",
    "booleans": "a\ntrue\nFALSE\nTrue\n",
    "booleans_with_a_blank": "a,b\ntrue,x\n,y\n",
    "booleans_and_numbers": "a\ntrue\n1\n",
    "odd_boolean": "a\ntRue\nfalse\n",
    "missing_words": "a,b\nNA,1\nN/A,2\nnull,3\nnan,4\n#N/A,5\nNULL,6\nNone,7\n<NA>,8\n-1.#IND,9\nn/a,10\nNaN,11\n-nan,12\n",
    "all_missing": "a,b\n,1\nNA,2\n",
    "quoted_number": 'a,b\n"5",x\n"6",y\n',
    "quoted_missing": 'a,b\n"",x\n"NA",y\nz,w\n',
    "blanks_around_numbers": "a,b\n 5 , 1.5\n6, 2.5 \n",
    "blank_cells": "a,b\n   ,1\nx,2\n",
    "plus_sign": "a,b\n+5,+1.5\n6,+.5\n",
    "infinities": "a\ninf\n-Infinity\n1\n",
    "almost_numbers": "a,b,c,d\n1e,0x1F,1_000,5.\n1,2,3,6.\n",
    "exponent_without_digits": "a\n1e+\n2\n",
    "dates_stay_text": "a\n2024-01-02\n2024-01-03\n",
    "duplicate_headers": "a,a,a.1,a\n1,2,3,4\n",
    "blank_headers": ",a,,Unnamed: 0\n1,2,3,4\n",
    "blank_and_duplicate_headers": "x,,x,\n1,2,3,4\n",
    "header_with_blanks": " a , b\n1,2\n",
    "text_after_a_closing_quote": 'a,b\n"x"y,1\n"x" ,2\n"x"y"z,3\n',
    "quote_inside_plain_text": 'a,b\nx"y",1\n x"",2\n "x",3\n',
    "doubled_quotes": 'a,b\n"x ""y"" z",1\n"""",2\n',
    "quoted_newlines": 'a,b\n"x\r\ny\nz\rw",1\nv,2\n',
    "blank_lines": "\n\na,b\n\n1,2\n   \n\t\n3,4\n\n",
    "mixed_line_ends": "a,b\r1,2\r\n3,4\n5,6",
    "too_few_values": "a,b,c\n1\n2,x\n3,y,z\n",
    "byte_order_mark": "\ufeffa,b\n1,2\n",
    "byte_order_mark_before_quote": '\ufeff"a",b\n1,2\n',
    "chinese": "问题,答案\n糖尿病,是\n感冒,\n",
    "one_column_with_blank_lines": "a\n1\n\n3\n",
    "one_column_of_quoted_blanks": 'a\n""\nx\n',
    "minus_zero": "a\n-0\n-0.0\n",
    "minus_zero_integers": "a\n-0\n0\n",
    "many_digits": "a\n1234567890123456789012345678901234567890.5\n0.00000000000000000000000000001234567890123456789\n",
    "header_is_numbers": "1,2\n3,4\n",
    "tab_in_number": "a,b\n\t5,x\n6\t,y\n",
}

CHUNKED = {
    "integer_then_whole_decimal": ("a,b\n1,x\n2,y\n3.0,z\n,w\n", 2),
    "integer_then_decimal": ("a,b\n1,x\n2,y\n3.5,z\n", 2),
    "integer_then_text": ("a,b\n1,x\n2,y\nabc,z\n", 2),
    "integer_then_boolean": ("a\n1\n2\nTrue\nFalse\n", 2),
    "integer_then_unsigned": ("a\n1\n2\n9223372036854775808\n", 2),
    "integer_with_missing_then_large": ("a,b\n1,x\n,y\n9007199254740993,z\n", 2),
    "decimal_then_integer": ("a\n1.5\n2.5\n3\n4\n", 2),
    "decimal_then_boolean": ("a\n1.5\n2.5\nTrue\nFalse\n", 2),
    "boolean_then_integer": ("a\nTrue\nFalse\n0\n5\n", 2),
    "boolean_then_decimal": ("a\nTrue\nFalse\n0.0\n0.5\n", 2),
    "boolean_then_text": ("a\nTrue\nFalse\nyes\nno\n", 2),
    "text_then_integer": ("a\nx\ny\n3\n00501\n", 2),
    "text_then_decimal": ("a\nx\ny\n3.50\n1e15\n1e14\n123456789.125\n1e-5\n1e-6\n-0.0\n1e300\n-2.5e-7\ninf\n", 2),
    "text_then_boolean": ("a\nx\ny\ntrue\nFALSE\n", 2),
    "text_then_missing": ("a,b\nx,1\ny,2\n,3\n,4\n", 2),
    "missing_then_text": ("a,b\n,1\n,2\nx,3\n", 2),
    "missing_then_integer": ("a,b\n,1\n,2\n5,3\n", 2),
    "unsigned_then_integer": ("a\n9223372036854775808\n1\n2\n3\n", 2),
    "unsigned_then_minus": ("a\n9223372036854775808\n1\n-2\n3\n", 2),
    "integer_then_digits_as_text": ("a\n1\n2\n12\n-7\nx\n", 2),
}


def some_number(random_):
    digits = lambda n: "".join(random_.choice("0123456789") for _ in range(n))
    kind = random_.randrange(9)
    sign = random_.choice(["", "", "", "-", "+"])
    if kind < 3:
        return sign + digits(random_.choice([1, 2, 5, 9, 15, 16, 17, 18, 19, 20, 21]))
    if kind < 6:
        return sign + digits(random_.randrange(0, 20)) + "." + digits(random_.randrange(0, 22))
    mark = random_.choice(["e", "E", "e-", "e+", "E-"])
    exponent = digits(random_.choice([0, 1, 2, 2, 2, 3]))
    if kind < 8:
        return sign + digits(random_.randrange(1, 18)) + mark + exponent
    return sign + digits(1) + "." + digits(random_.randrange(1, 17)) + mark + exponent


WORDS = ["", "", "NA", "null", "None", "true", "False", "TRUE", "x", "日本", "a b", " 5", "7 ", "inf", "-inf", "Nan", "NAN", "-", "+",
         ".", "1.2.3", "1,5", 'q"q', "0x10", "1e5x", "--1", "1 2", "e5", "#N/A", "0", "1", "-1", "9223372036854775807",
         "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616"]


def some_cell(random_, kind):
    if kind == 0:
        return random_.choice(WORDS)
    if kind == 1:
        return random_.choice([some_number(random_), some_number(random_), some_number(random_), ""])
    if kind == 2:
        return str(random_.randrange(-50, 50))
    if kind == 3:
        return random_.choice(["true", "false", "True", "False"])
    return random_.choice([some_number(random_), random_.choice(WORDS)])


def some_csv(random_):
    width = random_.randrange(1, 4)
    kinds = [random_.randrange(5) for _ in range(width)]
    lines = [",".join(random_.choice(["a", "b", "c", "", "a.1", "Unnamed: 0", "x y"]) + ("" if i else "k") for i in range(width))]
    for _ in range(random_.randrange(1, 8)):
        cells = []
        for kind in kinds:
            cell = some_cell(random_, kind)
            quote = "," in cell or cell.startswith('"') or random_.random() < 0.15
            cells.append('"' + cell.replace('"', '""') + '"' if quote else cell)
        lines.append(",".join(cells[: random_.choice([width] * 8 + [max(1, width - 1)])]))
    return random_.choice(["\n", "\r\n"]).join(lines) + random_.choice(["", "\n"])


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    random_ = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 17)
    for name, text in HAND_MADE.items():
        print(json.dumps(case(name, text, builder=True), ensure_ascii=True))
    for name, (text, chunk_rows) in CHUNKED.items():
        print(json.dumps(case(name, text, chunk_rows), ensure_ascii=True))
    for index in range(cases):
        chunk_rows = random_.choice([BUILDER_CHUNK, BUILDER_CHUNK, 3])
        print(json.dumps(case(f"random_{index}", some_csv(random_), chunk_rows), ensure_ascii=True))


if __name__ == "__main__":
    main()
