"""An index as the record allows it: made, or why it cannot be and which values are missing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.gathering import Gathered
from dianfan.judged.surface.spec import IndexSpec

LEAST_PLACES = 3
"""Fewer places with a score cannot be ranked in a way that means anything."""


@dataclass(frozen=True)
class AttemptedIndex:
    """What became of an index.

    ``made`` is None where the record does not allow it, and ``why`` says what hinders it.
    ``period`` is the last one in which enough places have a score, else the last one on record,
    empty without any; ``missing`` the places and indicators without a value in it, in the order
    of places and of the index's file; ``there`` how many cells have one.
    """

    made: Index | None
    why: str
    period: str
    missing: tuple[tuple[str, str], ...]
    there: int


def attempt(spec: IndexSpec, some: Gathered, places: Collection[str]) -> AttemptedIndex:
    """Make an index where enough is on record, else say what is missing.

    Args:
        spec: a sound index.
        some: its cells as gathered; there may be none.
        places: codes of those that it is about.
    """
    made, period, why = _made(spec, some)
    needed = dict.fromkeys(
        (*spec.columns, *(one.denominator for one in spec.indicators if one.denominator))
    )
    about = dict.fromkeys(places)
    missing = tuple(
        (place, name)
        for place in about
        for name in needed
        if (place, period, name) not in some.entry
    )
    return AttemptedIndex(made, why, period, missing, len(about) * len(needed) - len(missing))


def _made(spec: IndexSpec, some: Gathered) -> tuple[Index | None, str, str]:
    """Give the index, the period that is told, and what hinders it."""
    last = max(some.entries["period"], default="")
    if not last:
        return None, "", "no value of its indicators is on record"
    try:
        made = index(spec, some.panel)
    except UseError as fault:
        return None, last, "; ".join(one for one in (fault.what, fault.why) if one)
    column = made.scores.column(spec.root.id)
    counts = {
        period: int((~np.isnan(column[rows])).sum())
        for period, rows in made.scores.period_rows.items()
    }
    enough = [period for period, count in counts.items() if count >= LEAST_PLACES]
    if not enough:
        most = max(counts.values(), default=0)
        return (
            None,
            last,
            f"at most {most} places have a score in a period, fewer than {LEAST_PLACES}",
        )
    return made, max(enough), ""
