"""The Book: everything that a judgement needs, frozen at a date."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dianfan.figures.finding import Finding

CELL = ("indicator", "area", "period", "scope", "kind", "scenario", "dimension")


@dataclass(frozen=True)
class Book:
    """The record as it was known on a day.

    ``observations`` has one row per entry: the columns of the programme's file and
    ``entry`` (16 hexadecimal digits), ``scenario`` (actual, forecast or plan),
    ``dimension`` and ``number`` (float64, in base units of it), ``start`` and ``end``
    of the period and its ``period_kind``, ``published`` (last day that the source's date
    allows) and ``source_kind``, ``rank`` (0 for the preferred entry of a cell) and
    ``chosen``; ``corrects`` and ``superseded_by`` name the entry in whose place it stands
    and the correction that superseded it. ``tables`` are the programme's own tables as text, by name; ``texts`` its
    YAML files. ``digest`` is the SHA-256 over all of them, but for the lines of files.
    """

    asof: date
    observations: pl.DataFrame
    tables: Mapping[str, pl.DataFrame]
    texts: Mapping[str, str]
    digest: str
    findings: tuple[Finding, ...] = ()

    @cached_property
    def cells(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """The standing entries of each cell that has more than one, the preferred first."""
        several = (
            self.observations.filter(pl.col("superseded_by") == "")
            .sort("rank", maintain_order=True)
            .group_by(CELL, maintain_order=True)
            .agg("entry")
            .filter(pl.col("entry").list.len() > 1)
        )
        return {row[:-1]: tuple(row[-1]) for row in several.iter_rows()}

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row number of each entry."""
        return {entry: row for row, entry in enumerate(self.observations["entry"])}
