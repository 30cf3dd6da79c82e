"""Differences: what changed in a published file, where, and which figures stand there."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from typing import NamedTuple

import polars as pl

from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.paper_difference import paper_difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.atlas import Atlas

MOST_PLACES = 3
_AROUND = 24
_BOOK = "book"
_TEXT = frozenset(
    {".html", ".css", ".js", ".json", ".jsonl", ".csv", ".yaml", ".xml", ".svg", ".txt", ".webmanifest", ".md"}
)


@dataclass(frozen=True)
class Comparison:
    """A file as it should be and as it was found."""

    path: str
    expected: bytes
    found: bytes
    atlas: Atlas
    kind: FaultKind = FaultKind.REBUILD

    @property
    def suffix(self) -> str:
        """The ending of the file's name, with its point."""
        return PurePosixPath(self.path).suffix

    @property
    def in_book(self) -> bool:
        """Whether the file belongs to the Book."""
        return PurePosixPath(self.path).parts[0] == _BOOK

    @property
    def table(self) -> str:
        """The name of the table that a file of the Book holds."""
        return PurePosixPath(self.path).stem

    def fault(self, where: str, message: str, expected: str, found: str, figures: tuple[str, ...]) -> Fault:
        """State one difference of this file."""
        return Fault(self.kind, self.path, where, message, expected, found, figures)


def differences(one: Comparison) -> Iterator[Fault]:
    """Name the first places at which a file differs from what it should be."""
    if one.suffix == ".pdf":
        yield from paper_difference(one)
    elif one.suffix == ".parquet":
        yield from _parquet(one)
    elif one.in_book and one.suffix == ".csv":
        yield from _rows(one, one.expected, one.found)
    elif one.suffix in _TEXT:
        yield from _text(one)
    else:
        yield one.fault("", "the bytes differ; no figure stands in a file of this kind", "", "", ())


class _Change(NamedTuple):
    """The first change within a line: the column, and what stands around it."""

    column: int
    expected: str
    found: str


def _text(one: Comparison) -> Iterator[Fault]:
    expected, found = one.expected.decode(errors="replace"), one.found.decode(errors="replace")
    offset, told = 0, 0
    pairs = zip_longest(expected.split("\n"), found.split("\n"), fillvalue="")
    for number, (should, does) in enumerate(pairs, start=1):
        if should != does:
            change = _change(should, does)
            figures = _figures_at(one, expected, min(offset + change.column, len(expected)))
            where = f"line {number}, column {change.column + 1}"
            yield one.fault(where, _named(figures), change.expected, change.found, figures)
            told += 1
            if told == MOST_PLACES:
                return
        offset += len(should) + 1
    if not told:
        yield one.fault("", "the bytes differ, the text does not", "", "", ())


def _named(figures: tuple[str, ...]) -> str:
    return "the text differs" if figures else "the text differs; no figure stands in it"


def _figures_at(one: Comparison, text: str, at: int) -> tuple[str, ...]:
    if one.suffix == ".html":
        found = one.atlas.enclosing(text, at)
    elif one.suffix in {".css", ".js"}:
        found = ()
    else:
        found = one.atlas.nearest(text, at)
    own = PurePosixPath(one.path).stem
    return found or ((own,) if own in one.atlas.figures else ())


def _change(expected: str, found: str) -> _Change:
    """Give the first change of a line with the words around it."""
    at = next((i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), min(len(expected), len(found)))
    start = max(0, at - _AROUND)
    return _Change(at, expected[start : at + _AROUND], found[start : at + _AROUND])


def _rows(one: Comparison, expected: bytes, found: bytes) -> Iterator[Fault]:
    should, does = (_cells(content) for content in (expected, found))
    head = should[0] if should else []
    told = 0
    for number, (right, wrong) in enumerate(zip_longest(should, does, fillvalue=[]), start=1):
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
    return "the cell differs" if figures else "the cell differs; no figure of the edition rests on it"


def _cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(errors="replace"))))


def _of_row(one: Comparison, row: dict[str, str]) -> tuple[str, ...]:
    """Give the figures that rest on a row: by its entry, its id, the source, the table."""
    names = [row[name] for name in ("entry", "id", "code") if row.get(name)]
    if one.table == "observations":
        names = [row.get("locator", ""), row.get("source", "")]
        found = one.atlas.of_cell(row)
        if found:
            return found
    found = tuple(key for name in names for key in one.atlas.of_row(name))
    return tuple(dict.fromkeys((*found, *one.atlas.of_table(one.table))))


def _parquet(one: Comparison) -> Iterator[Fault]:
    try:
        twin = pl.read_parquet(io.BytesIO(one.found)).write_csv().encode()
    except (pl.exceptions.PolarsError, OSError, ValueError) as fault:
        figures = one.atlas.of_file(one.table)
        yield one.fault("", f"the table cannot be read: {fault}", "", "", figures)
        return
    yield from _rows(one, pl.read_parquet(io.BytesIO(one.expected)).write_csv().encode(), twin)
