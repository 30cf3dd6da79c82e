"""Differences of the tables of a Book: the cells that changed, and the figures that rest on them."""

from __future__ import annotations

import csv
import io
from itertools import zip_longest
from typing import TYPE_CHECKING

import polars as pl

from dianfan.published.verification.comparison import MOST_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.published.fault import Fault
    from dianfan.published.verification.comparison import Comparison


def csv_difference(one: Comparison) -> Iterator[Fault]:
    """Name the first cells of a CSV file that differ."""
    yield from _rows(one, one.expected, one.found)


def _rows(one: Comparison, expected: bytes, found: bytes) -> Iterator[Fault]:
    should, does = (_cells(content) for content in (expected, found))
    head = should[0] if should else []
    empty: list[str] = []
    told = 0
    for number, (right, wrong) in enumerate(zip_longest(should, does, fillvalue=empty), start=1):
        if right == wrong:
            continue
        column = next((i for i, (a, b) in enumerate(zip_longest(right, wrong)) if a != b), 0)
        name = head[column] if column < len(head) else "?"
        cells = [row[column] if column < len(row) else "" for row in (right, wrong)]
        figures = _of_row(one, dict(zip(head, right, strict=False)))
        yield one.fault(f"row {number}, {name}", _rested(figures), cells[0], cells[1], figures)
        told += 1
        if told == MOST_PLACES:
            return
    if not told:
        yield one.fault("", "the bytes differ, the cells do not", "", "", ())


def _rested(figures: tuple[str, ...]) -> str:
    return (
        "the cell differs" if figures else "the cell differs; no figure of the edition rests on it"
    )


def _cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(errors="replace"))))


def _of_row(one: Comparison, row: Mapping[str, str]) -> tuple[str, ...]:
    """Give the figures that rest on a row: on its cell, entry, id or source, or on the table."""
    own = row.get("id", "")
    found = {
        "observations": lambda: one.atlas.of_cell(row),
        "entries": lambda: one.atlas.of_row(row.get("entry", "")),
        "areas": lambda: one.atlas.of_area(row.get("code", "")),
        "indicators": lambda: one.atlas.of_indicator(own),
    }.get(one.table, lambda: one.atlas.of_row(own))()
    return tuple(dict.fromkeys((*found, *one.atlas.of_table(one.table))))


def parquet_difference(one: Comparison) -> Iterator[Fault]:
    """Name the first cells of a Parquet file that differ, or that it cannot be read."""
    try:
        twin = pl.read_parquet(io.BytesIO(one.found)).write_csv().encode()
    except (pl.exceptions.PolarsError, OSError, ValueError) as fault:
        figures = one.atlas.of_file(one.table)
        yield one.fault("", f"the table cannot be read: {fault}", "", "", figures)
        return
    yield from _rows(one, pl.read_parquet(io.BytesIO(one.expected)).write_csv().encode(), twin)
