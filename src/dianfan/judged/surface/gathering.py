"""Gathering: the data of an index from the record, each cell with the entry that it comes from."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.unit import unit
from dianfan.judged.surface.noting import note
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.recorded.book import Book

KINDS = ("level", "cumulative", "share")
"""The kinds of observation that can stand in an index, the first preferred."""

Cell = tuple[str, str, str]
"""Place, period and indicator."""


@dataclass(frozen=True)
class Gathered:
    """The data of an index out of the record.

    ``panel`` has a row for each place and period, also for those without a value; ``entries``
    one row for each cell that has one: place, period, indicator, entry and value.
    """

    panel: Panel
    entries: pl.DataFrame
    findings: tuple[Finding, ...] = ()

    @cached_property
    def entry(self) -> Mapping[Cell, str]:
        """The entry of the record behind each cell."""
        keys = self.entries.select("place", "period", "indicator", "entry")
        return {(place, period, name): entry for place, period, name, entry in keys.iter_rows()}


def gather(
    book: Book,
    spec: IndexSpec,
    places: Collection[str],
    periods: Collection[str] = (),
    groups: Mapping[str, Mapping[str, str]] | None = None,
) -> Gathered:
    """Take what an index needs from a closed Book.

    Only chosen, actual entries without a scope of their own count, as a level, a cumulative
    or a share. Numbers are given in the unit that the index's indicator names, else in base
    units.

    Args:
        book: the record.
        spec: the index; its denominators are taken too.
        places: codes of the places, each of which gets a row in each period.
        periods: as written in the record; all years that have a value if left out.
        groups: by the name of a group, the text of each place.

    Raises:
        UseError: there is no place.
    """
    if not places:
        raise UseError("an index needs places", where=spec.id, remedy="name some")
    names = dict.fromkeys((*spec.columns, *(one.denominator for one in spec.indicators)))
    columns = tuple(name for name in names if name)
    found: list[Finding] = []
    cells = _in_units(spec, _cells(book, columns, places, periods), found)
    when = list(periods) or sorted(set(cells["period"]))
    rows = [(place, period) for period in when for place in dict.fromkeys(places)]
    values = np.full((len(rows), len(columns)), np.nan)
    row_of = {row: number for number, row in enumerate(rows)}
    column_of = {name: number for number, name in enumerate(columns)}
    for place, period, name, value in cells.select(
        "place", "period", "indicator", "value"
    ).iter_rows():
        values[row_of[place, period], column_of[name]] = value
    panel = Panel(
        tuple(place for place, _ in rows), tuple(period for _, period in rows), columns, values,
        {name: tuple(of.get(place, "") for place, _ in rows) for name, of in (groups or {}).items()},
    )  # fmt: skip
    return Gathered(panel, cells, tuple(found))


def _cells(
    book: Book, columns: tuple[str, ...], places: Collection[str], periods: Collection[str]
) -> pl.DataFrame:
    """Give one entry for each cell, of the kind that is preferred."""
    when = pl.col("period").is_in(list(periods)) if periods else pl.col("period_kind") == "year"
    kind = pl.col("kind").replace_strict(
        dict(zip(KINDS, range(len(KINDS)), strict=True)), default=9
    )
    return (
        book.observations.filter(
            pl.col("chosen"),
            pl.col("scenario") == "actual",
            pl.col("scope") == "",
            pl.col("kind").is_in(KINDS),
            pl.col("indicator").is_in(columns),
            pl.col("area").is_in(list(places)),
            pl.col("number").is_finite(),
            when,
        )
        .sort(kind, "entry")
        .unique(["area", "period", "indicator"], keep="first", maintain_order=True)
        .select("period", "indicator", "entry", "dimension", place="area", value="number")
        .sort("place", "period", "indicator")
    )


def _in_units(spec: IndexSpec, cells: pl.DataFrame, found: list[Finding]) -> pl.DataFrame:
    """Convert each indicator to the unit that the index names; another dimension is left out."""
    parts = [cells.clear()]
    for (name,), part in cells.group_by(["indicator"], maintain_order=True):
        told = spec.indicator.get(str(name))
        if told is None or not told.unit:
            parts.append(part)
            continue
        wanted = unit(told.unit)
        fits = part.filter(pl.col("dimension") == wanted.dimension)
        if fits.height < part.height:
            found.append(
                note(
                    "unit",
                    told.id,
                    f"{part.height - fits.height} entries do not measure {told.unit}",
                    "mend the unit in the index's file",
                )
            )
        parts.append(fits.with_columns(pl.col("value") / float(wanted.factor)))
    return pl.concat(parts)
