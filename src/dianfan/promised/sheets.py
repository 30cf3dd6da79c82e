"""Split a CSV file into text columns whose rows know their physical line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import polars as pl

from dianfan.figures.finding import Where
from dianfan.promised.faults import Complaint
from dianfan.promised.faults import Fault
from dianfan.promised.faults import spread
from dianfan.promised.lines import LINE
from dianfan.promised.lines import NUL
from dianfan.promised.lines import TEXT
from dianfan.promised.lines import Row
from dianfan.promised.lines import numbered_lines
from dianfan.promised.lines import part_quoted


class Sheet(NamedTuple):
    """The cells of a CSV file as text columns, and the ``line`` where each row starts.

    The columns are those that the file should have, in that order; ``absent`` ones are
    empty. ``faults`` are those of header and quotation.
    """

    file: str
    cells: pl.DataFrame
    faults: tuple[Fault, ...]
    absent: frozenset[str]


def read_sheet(file: str, text: str, columns: Sequence[str]) -> Sheet:
    """Split the text of a CSV file, and name every header or row that is out of order.

    Rows with a wrong number of cells are named and left out; empty rows are skipped.

    Args:
        file: the name of the file, for the faults.
        text: what stands in it; an empty text is an empty sheet without faults.
        columns: the columns that the file should have.
    """
    if not text:
        return Sheet(file, _empty(columns), (), frozenset(columns))
    lines = numbered_lines(text)
    faults: list[Fault] = []
    rows, plain = part_quoted(lines, file, faults)
    header, at = _header(rows, plain)
    if text:
        faults += _header_faults(Where(file, at or 1), header, columns)
    parts = (
        _from_rows([row for row in rows if row[0] > at], header, file, faults),
        _from_lines(plain.filter(pl.col(LINE) > at), header, file, faults),
    )
    cells = pl.concat(_arranged(part, columns) for part in parts).sort("line")
    return Sheet(file, cells, tuple(faults), frozenset(columns).difference(header))


def _empty(columns: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame(schema={**dict.fromkeys(columns, pl.String), "line": pl.Int64})


def _header(rows: Sequence[Row], plain: pl.DataFrame) -> tuple[list[str], int]:
    """Give the cells and the line of the first row."""
    first = plain.filter(pl.col(TEXT).str.contains("[^,]")).head(1)
    firsts = [*rows[:1], *((line, text.split(",")) for line, text in first.rows())]
    at, header = min(firsts, default=(0, []))
    return header, at


def _header_faults(where: Where, header: Sequence[str], columns: Sequence[str]) -> Iterator[Fault]:
    absent = [name for name in columns if name not in header]
    for name, count in Counter(header).items():
        if count > 1:
            yield Fault("duplicate-column", replace(where, cell=name), {"value": name})
        if name not in columns:
            yield Fault(
                "unknown-column", replace(where, cell=name), {"value": name}, absent or columns
            )
    for name in absent:
        yield Fault("missing-column", replace(where, cell=name), {"value": name})


def _from_rows(
    rows: Sequence[Row], header: Sequence[str], file: str, faults: list[Fault]
) -> pl.DataFrame:
    width = len(header)
    for line, row in rows:
        if len(row) != width:
            faults.append(
                Fault(
                    "wrong-cell-count",
                    Where(file, line),
                    {"found": f"{len(row)}", "expected": f"{width}"},
                )
            )
    good = [(line, *row) for line, row in rows if len(row) == width]
    return pl.DataFrame(good, schema=_schema(header), orient="row")


def _from_lines(
    lines: pl.DataFrame, header: Sequence[str], file: str, faults: list[Fault]
) -> pl.DataFrame:
    filled = lines.filter(pl.col(TEXT).str.contains("[^,]"))
    count = pl.col(TEXT).str.count_matches(",", literal=True) + 1
    odd = filled.filter(count != len(header)).with_columns(found=count)
    found = odd["found"].to_list()
    faults += spread(
        lambda place: Complaint(
            "wrong-cell-count", {"found": f"{found[place]}", "expected": f"{len(header)}"}
        ),
        odd[LINE].to_list(),
        file,
        None,
    )
    schema = _schema(header)
    if not header:
        return pl.DataFrame(schema=schema)
    good = filled.filter(count == len(header))
    cells = (
        pl.col(TEXT).str.split_exact(",", len(header) - 1).struct.rename_fields(list(schema)[1:])
    )
    return good.select(LINE, cells).unnest(TEXT)


def _schema(header: Sequence[str]) -> dict[str, type[pl.DataType]]:
    names = [
        name if name not in header[:place] else f"{name}{NUL}{place}"
        for place, name in enumerate(header)
    ]
    return {LINE: pl.Int64, **dict.fromkeys(names, pl.String)}


def _arranged(cells: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Put the columns in order, those that are absent empty."""
    given = (pl.col(name) if name in cells.columns else pl.lit("").alias(name) for name in columns)
    return cells.select(*given, pl.col(LINE).alias("line"))
