"""Differences: what changed in a published file, where, and which figures stand there."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from typing import NamedTuple

from dianfan.published.manifest import MANIFEST
from dianfan.published.verification.comparison import MOST_PLACES
from dianfan.published.verification.paper_difference import paper_difference
from dianfan.published.verification.table_difference import csv_difference
from dianfan.published.verification.table_difference import parquet_difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.fault import Fault
    from dianfan.published.verification.comparison import Comparison

_AROUND = 24
_LISTS = frozenset({".json", ".jsonl", ".jsonld"})
_CODE = frozenset({".css", ".js", ".svg"})
DESCRIPTOR = "datapackage.json"
_TEXT = frozenset(
    {
        ".html",
        ".css",
        ".js",
        ".json",
        ".jsonl",
        ".jsonld",
        ".csv",
        ".yaml",
        ".xml",
        ".svg",
        ".txt",
        ".webmanifest",
        ".md",
    }
)


def differences(one: Comparison) -> Iterator[Fault]:
    """Name the first places at which a file differs from what it should be."""
    if one.suffix == ".pdf":
        yield from paper_difference(one)
    elif one.suffix == ".parquet":
        yield from parquet_difference(one)
    elif one.in_book and one.suffix == ".csv":
        yield from csv_difference(one)
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
            message, figures = _figures_at(
                one, expected, min(offset + change.column, len(expected))
            )
            where = f"line {number}, column {change.column + 1}"
            yield one.fault(where, message, change.expected, change.found, figures)
            told += 1
            if told == MOST_PLACES:
                return
        offset += len(should) + 1
    if not told:
        yield one.fault("", "the bytes differ, the text does not", "", "", ())


def _figures_at(one: Comparison, text: str, at: int) -> tuple[str, tuple[str, ...]]:
    """Say what differs at a position of a text, and which figures stand there."""
    if one.path.endswith((MANIFEST, DESCRIPTOR)):
        return "the entry of a file differs", one.atlas.described(text, at)
    if one.in_book:
        figures = one.atlas.of_table(one.table)
        return _rests(figures), figures
    if one.suffix in _CODE:
        return "the text differs; no figure stands in it", ()
    if one.suffix in _LISTS:
        return "the line of a figure differs", one.atlas.nearest(text, at)
    return _figures_on_page(one, text, at)


def _rests(figures: tuple[str, ...]) -> str:
    told = "the programme's text in the Book differs"
    return told if figures else f"{told}; no figure of the edition rests on it"


def _figures_on_page(one: Comparison, text: str, at: int) -> tuple[str, tuple[str, ...]]:
    inside = one.atlas.enclosing(text, at) or one.atlas.read_at(text, at)
    if inside:
        return "a figure differs", inside
    own = PurePosixPath(one.path).stem
    if own in one.atlas.figures:
        return "the page of a figure differs", (own,)
    near = one.atlas.nearest(text, at)
    return (
        "the text differs" + ("; the nearest figure is" if near else "; no figure stands in it")
    ), near


def _change(expected: str, found: str) -> _Change:
    """Give the first change of a line with the words around it."""
    at = next(
        (i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b),
        min(len(expected), len(found)),
    )
    start = max(0, at - _AROUND)
    return _Change(at, expected[start : at + _AROUND], found[start : at + _AROUND])
