"""Ground: what the lint knows beside the sentences: which entries and targets count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from dianfan.figures.unit import unit

if TYPE_CHECKING:
    from decimal import Decimal

    from dianfan.promised.model import Programme
    from dianfan.promised.model import Target
    from dianfan.recorded.book import Book


@dataclass(frozen=True, slots=True)
class Ground:
    """What a sentence is held against, beyond its own figures.

    ``passed_over`` are the entries that were not chosen in their cell, ``replaced`` the
    targets with a later version, ``dimensions`` what each indicator measures. Without a
    ground only what a sentence tells of itself is checked.
    """

    passed_over: frozenset[str] = frozenset()
    replaced: frozenset[tuple[str, str, str, Decimal]] = frozenset()
    dimensions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def ground_of(programme: Programme, book: Book) -> Ground:
    """Gather the ground of a programme and its Book."""
    unused = book.observations.filter(~pl.col("chosen"))["entry"]
    measured = {one.id: unit(one.unit).dimension for one in programme.indicators}
    return Ground(frozenset(unused.to_list()), _replaced(programme), MappingProxyType(measured))


def _replaced(programme: Programme) -> frozenset[tuple[str, str, str, Decimal]]:
    """Give the targets that a later version replaced: clause, source, locator and value."""
    latest: dict[tuple[str, ...], int] = {}
    for one in programme.targets:
        latest[_cell(one)] = max(one.version, latest.get(_cell(one), one.version))
    return frozenset(
        (f"target:{one.id}", one.source, one.locator, one.value)
        for one in programme.targets
        if one.version < latest[_cell(one)]
    )


def _cell(target: Target) -> tuple[str, ...]:
    return (target.indicator, target.area, target.period, target.kind, target.scope)
