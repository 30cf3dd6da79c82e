"""Split a CSV file into text columns whose rows know their physical line."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING
from typing import NamedTuple

import polars as pl

from dianfan.figures.finding import Where
from dianfan.promised.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

CHUNK = 100_000


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
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    faults: list[Fault] = []
    header = _header(reader, file, faults)
    if text:
        faults += _header_faults(file, header, columns)
    parts = [_frame(rows, lines, header, columns) for rows, lines in _chunks(reader, file, len(header), faults)]
    return Sheet(file, pl.concat(parts), tuple(faults), frozenset(columns).difference(header))


def _header(reader: Iterator[list[str]], file: str, faults: list[Fault]) -> list[str]:
    try:
        return next((row for row in reader if any(row)), [])
    except csv.Error as error:
        faults.append(Fault("broken-csv", Where(file, 1), {"why": str(error)}))
        return []


def _header_faults(file: str, header: Sequence[str], columns: Sequence[str]) -> Iterator[Fault]:
    absent = [name for name in columns if name not in header]
    for name, count in Counter(header).items():
        if count > 1:
            yield Fault("duplicate-column", Where(file, 1, name), {"value": name})
        if name not in columns:
            yield Fault("unknown-column", Where(file, 1, name), {"value": name}, absent or columns)
    for name in absent:
        yield Fault("missing-column", Where(file, 1, name), {"value": name})


Chunk = tuple[list[list[str]], list[int]]


def _chunks(reader: csv._reader, file: str, width: int, faults: list[Fault]) -> Iterator[Chunk]:
    """Give rows and the lines where they start, chunk by chunk; the last may be empty."""
    rows: list[list[str]] = []
    lines: list[int] = []
    start = reader.line_num + 1
    try:
        for row in reader:
            if len(row) == width:
                if any(row):
                    rows.append(row)
                    lines.append(start)
            elif any(row):
                parts = {"found": f"{len(row)}", "expected": f"{width}"}
                faults.append(Fault("wrong-cell-count", Where(file, start), parts))
            start = reader.line_num + 1
            if len(rows) == CHUNK:
                yield rows, lines
                rows, lines = [], []
    except csv.Error as error:
        faults.append(Fault("broken-csv", Where(file, start), {"why": str(error)}))
    yield rows, lines


def _frame(rows: list[list[str]], lines: list[int], header: Sequence[str], columns: Sequence[str]) -> pl.DataFrame:
    given = dict(zip(reversed(header), reversed(list(zip(*rows, strict=True))), strict=True)) if rows else {}
    empty = pl.repeat("", len(rows), dtype=pl.String, eager=True)
    cells = {name: pl.Series(name, given[name], dtype=pl.String) if name in given else empty for name in columns}
    return pl.DataFrame({**cells, "line": pl.Series(lines, dtype=pl.Int64)})
