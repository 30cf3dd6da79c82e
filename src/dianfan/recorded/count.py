"""Counted leaves: how many rows of a Book's table meet a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl
from urllib.parse import urlencode

import polars as pl
import yaml

from dianfan.figures.errors import UnknownKey
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Recorded
from dianfan.figures.period import period
from dianfan.figures.quantity import exactly
from dianfan.figures.unit import unit

if TYPE_CHECKING:
    from dianfan.figures.place import Place
    from dianfan.recorded.book import Book

PREFIX = "count:"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def counted(book: Book, place: Place, table: str, measure_word: str = "项", **where: str) -> Figure:
    """Count the rows of a table of the Book that have given values.

    Args:
        book: the Book; ``entries`` names its closed observations.
        place: the place that the count is about.
        table: a table of the Book.
        measure_word: the unit, a Chinese measure word.
        **where: columns and the values that they must have; several allowed values
            are separated by ``|``.
    """
    entry = f"{PREFIX}{table}?{urlencode(sorted(where.items()))}"
    return Figure(
        quantity=exactly(recount(book, entry)),
        unit=unit(measure_word),
        place=place,
        period=period(book.asof.isoformat()),
        measure=f"{PREFIX}{table}",
        why=Recorded(entry, "", ""),
    )


def recount(book: Book, entry: str) -> int:
    """Count again what a counted leaf says that it counted.

    Raises:
        UnknownKey: the Book has no such table or column.
    """
    table, _, query = entry.removeprefix(PREFIX).partition("?")
    if f"{table}.yaml" in book.texts:
        return len(yaml.load(book.texts[f"{table}.yaml"], _LOADER))  # noqa: S506 - a safe loader
    frame = book.observations if table == "entries" else book.tables.get(table)
    if frame is None:
        raise UnknownKey(f"the Book has no table “{table}”", where=entry)
    for column, values in parse_qsl(query, keep_blank_values=True):
        if column not in frame.columns:
            raise UnknownKey(f"table {table} has no column “{column}”", where=entry)
        frame = frame.filter(pl.col(column).cast(pl.String).is_in(values.split("|")))
    return frame.height
