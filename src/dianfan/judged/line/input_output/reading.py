"""A table of industries read from a CSV file, every fault with its line and column."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.line.input_output.table import IndustryTable
from dianfan.judged.line.input_output.table import Vector
from dianfan.judged.line.input_output.table import industry_table

NAME, OUTPUT = "name", "output"
VALUE_ADDED, IMPORTS = "value_added", "imports"


@dataclass(frozen=True)
class _Sheet:
    """The cells of a file: column names after the first, and rows by their first cell."""

    path: Path
    columns: tuple[str, ...]
    rows: dict[str, tuple[int, list[str]]]

    def numbers(self, row: str, columns: tuple[str, ...]) -> list[float]:
        line, cells = self.rows[row]
        return [self._number(line, name, cells[self.columns.index(name)]) for name in columns]

    def _number(self, line: int, column: str, text: str) -> float:
        try:
            value = float(text or "nan")
        except ValueError:
            value = float("nan")
        if not isfinite(value):
            raise UseError(
                f"“{text}” is no number" if text else "a cell is empty",
                where=f"{self.path}:{line} {column}",
                remedy="write a number with a decimal point; 0 where nothing flows",
            )
        return value


def read_table(
    path: Path | str, *, unit: str = "", period: str = "", place: str = "", classification: str = ""
) -> IndustryTable:
    """Read a table of industries from a CSV file in UTF-8.

    The first column holds the code of each selling sector, ``name`` (may be left out) its name; then
    comes a column for each buying sector under the same codes, columns of final use, and
    ``output``. Rows below the sectors hold what buyers take beside: ``value_added``,
    ``imports``, and satellites under names of their own, such as ``energy``.

    Args:
        path: of the file.
        unit: of its money.
        period: that it tells.
        place: whose economy it is.
        classification: of its sectors.

    Raises:
        UseError: the file cannot be read, a sector lacks its column or its output, a code
            stands twice, or a cell is no number; the file, line and column are named.
    """
    sheet = _sheet(Path(path))
    sectors = tuple(name for name in sheet.rows if name in sheet.columns)
    final = [name for name in sheet.columns if name not in {NAME, OUTPUT, *sectors}]
    if OUTPUT not in sheet.columns or not sectors:
        raise UseError(
            "the table has no column “output”, or no code stands in rows and columns alike",
            where=str(path),
            remedy="head the first column with code, then a column for each sector, final use, output",
        )
    beside = {name: _row(sheet, name, sectors) for name in sheet.rows if name not in sheet.columns}
    return industry_table(
        sectors,
        np.array([sheet.numbers(name, sectors) for name in sectors]),
        np.array([sheet.numbers(name, (OUTPUT,))[0] for name in sectors]),
        np.array([sheet.numbers(name, tuple(final)) for name in sectors]).reshape(len(sectors), -1),
        tuple(final),
        value_added=beside.pop(VALUE_ADDED, None),
        imports=beside.pop(IMPORTS, None),
        satellites=beside,
        names=_names(sheet, sectors),
        unit=unit, period=period, place=place, classification=classification,
    )  # fmt: skip


def _row(sheet: _Sheet, name: str, sectors: tuple[str, ...]) -> Vector:
    return np.array(sheet.numbers(name, sectors))


def _names(sheet: _Sheet, sectors: tuple[str, ...]) -> dict[str, str]:
    if NAME not in sheet.columns:
        return {}
    at = sheet.columns.index(NAME)
    return {name: sheet.rows[name][1][at] for name in sectors}


def _sheet(path: Path) -> _Sheet:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            told = csv.reader(stream)
            lines = [(told.line_num, [cell.strip() for cell in row]) for row in told if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise UseError(
            "the table cannot be read", where=str(path), why=str(fault),
            remedy="give a CSV file in UTF-8",
        ) from fault  # fmt: skip
    if not lines:
        raise UseError("the table is empty", where=str(path), remedy="give its rows and columns")
    head, rows = lines[0][1], lines[1:]
    for line, row in rows:
        if len(row) != len(head):
            raise UseError(
                f"a row has {len(row)} cells and the head {len(head)}",
                where=f"{path}:{line}",
                remedy="give each row a cell for each column",
            )
    for names, what in ((head[1:], "column"), ([row[0] for _, row in rows], "row")):
        twice = [name for name, count in Counter(names).items() if count > 1]
        if twice:
            raise UseError(
                f"the {what} “{twice[0]}” stands twice", where=str(path),
                remedy="give each sector a code of its own",
            )  # fmt: skip
    return _Sheet(path, tuple(head[1:]), {row[0]: (line, row[1:]) for line, row in rows})
