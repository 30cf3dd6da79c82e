"""Comparable earlier values: one kind, scope, dimension and stretch of the year, one definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Recorded
from dianfan.judged.making import stretch
from dianfan.recorded.corrections import as_entered

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.reported.desk import Desk

SELF_REPORTED = "claimed"


def earlier(desk: Desk, figure: Figure) -> tuple[Figure, ...]:
    """Give the earlier values that a figure can be compared with, in order of time.

    They share its kind, scope, dimension and stretch of the year and fall under the same
    definition. A value that a body told of itself is compared only with values that the
    same publisher told.
    """
    indicator, _, kind = figure.measure.partition(":")
    since = desk.indicators[indicator].comparable_since
    if not figure.period.is_dated or figure.period.start < since:
        return ()
    some = desk.mint.series(indicator, figure.place.code, kind or "level", figure.scope)
    shape = stretch(figure.period)
    return tuple(
        one
        for one in some
        if one.period.is_dated
        and since <= one.period.start
        and one.period.end < figure.period.end
        and stretch(one.period) == shape
        and one.unit.dimension == figure.unit.dimension
        and _same_voice(desk, one, figure)
    )


def year_before(figures: tuple[Figure, ...], figure: Figure) -> Figure | None:
    """Give the value of exactly one year before, when it is among some."""
    wanted = figure.period.end.year - 1
    return next((one for one in reversed(figures) if one.period.end.year == wanted), None)


def leaf(figure: Figure) -> Recorded | None:
    """Give the entry that a recorded or preferred figure says."""
    why = figure.why
    if isinstance(why, Derived):
        same = [one for one in figure.inputs if one.quantity == figure.quantity]
        why = as_entered(same[0]).why if same else why
    return why if isinstance(why, Recorded) else None


def _same_voice(desk: Desk, one: Figure, other: Figure) -> bool:
    mine, theirs = leaf(one), leaf(other)
    if mine is None or theirs is None:
        return False
    if SELF_REPORTED not in {mine.status, theirs.status}:
        return True
    return _publisher(desk, mine) == _publisher(desk, theirs)


def _publisher(desk: Desk, entry: Recorded) -> str:
    card = desk.sources.get(entry.source)
    return card.publisher if card else entry.source
