"""Take a CSV file apart into lines, and into rows where quotation marks stand.

Lines without quotation marks, nearly all of a large file, are left to be split column
by column; only quoted ones go through the reader of the standard library. A file with a
cell that runs over several lines goes through it as a whole.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence

import polars as pl

from dianfan.figures.finding import Where
from dianfan.promised.faults import Fault

LONGEST_LINE = 1 << 17
NUL = "\x00"  # stands in no text that is read
LINE = f"{NUL}line"
TEXT = f"{NUL}text"
Row = tuple[int, list[str]]


def numbered_lines(text: str) -> pl.DataFrame:
    """Give all lines with their numbers."""
    if not text or text.isspace():
        return pl.DataFrame(schema={LINE: pl.Int64, TEXT: pl.String})
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = pl.read_csv(
        text.encode(),
        has_header=False,
        new_columns=[TEXT],
        separator=NUL,
        quote_char=None,
        infer_schema=False,
    )
    return lines.select(pl.int_range(1, pl.len() + 1).alias(LINE), pl.col(TEXT).fill_null(""))


def part_quoted(
    lines: pl.DataFrame, file: str, faults: list[Fault]
) -> tuple[Sequence[Row], pl.DataFrame]:
    """Give the rows that needed care, and the lines that can be split at their commas."""
    marks = pl.col(TEXT).str.count_matches('"', literal=True)
    is_quoted = pl.col(TEXT).str.contains('"', literal=True)
    may_run_over = (marks % 2 == 1) | (pl.col(TEXT).str.len_bytes() > LONGEST_LINE)
    if not lines.select(may_run_over.any()).item():
        found: list[Fault] = []
        rows, ran_over = _careful(lines.filter(is_quoted).rows(), file, found)
        if not ran_over:
            faults += found
            return rows, lines.filter(~is_quoted)
    return _careful(lines.rows(), file, faults)[0], lines.clear()


def _careful(
    lines: Sequence[tuple[int, str]], file: str, faults: list[Fault]
) -> tuple[Sequence[Row], bool]:
    """Read lines with quotation marks; tell whether a cell ran over several of them."""
    reader = csv.reader((f"{text}\n" for _, text in lines), strict=True)
    rows: list[Row] = []
    start, ran_over = 0, False
    try:
        for row in reader:
            if any(row):
                rows.append((lines[start][0], row))
            ran_over = ran_over or reader.line_num > start + 1
            start = reader.line_num
    except csv.Error as error:
        ran_over = ran_over or reader.line_num > start + 1
        faults.append(Fault("broken-csv", Where(file, lines[start][0]), {"why": str(error)}))
    return rows, ran_over
