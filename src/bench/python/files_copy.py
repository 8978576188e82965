"""Reads Parquet and writes it again, with Arrow's own C++ and nothing done to it: files_copy.py SOURCE FILE."""

import sys

import pyarrow.parquet as parquet

source, target = sys.argv[1:]
rows = parquet.ParquetFile(source)
with parquet.ParquetWriter(target, rows.schema_arrow) as out:
    for group in range(rows.num_row_groups):
        out.write_table(rows.read_row_group(group))
