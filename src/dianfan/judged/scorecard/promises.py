"""Promises: the targets that were known on a day, and which side of them is meant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.judged.interval import NotComputable
from dianfan.judged.making import made
from dianfan.promised.model import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.promised.model import Indicator
    from dianfan.promised.model import Programme
    from dianfan.promised.model import Target


class Side(StrEnum):
    """Which values meet a target."""

    AT_LEAST = "at least"
    AT_MOST = "at most"


_SPOKEN = {
    Bound.AT_LEAST: Side.AT_LEAST,
    Bound.MORE_THAN: Side.AT_LEAST,
    Bound.AT_MOST: Side.AT_MOST,
    Bound.LESS_THAN: Side.AT_MOST,
}
_WISHED = {Direction.HIGHER: Side.AT_LEAST, Direction.LOWER: Side.AT_MOST}


def side_of(target: Target, indicator: Indicator) -> Side | None:
    """Tell which side of a target is meant: its words, else the direction of the indicator.

    A rank is better the smaller it is. Nothing for a neutral indicator without a bound.
    """
    spoken = _SPOKEN.get(target.bound)
    if spoken is not None:
        return spoken
    if target.kind == "rank":
        return Side.AT_MOST
    return _WISHED.get(indicator.direction)


@rule(
    version="1",
    formula="need(target) = lower end of the target (at least) or its upper end (at most)",
    source="rule of the scorecard: an interval as target is met anywhere in it",
)
def need(target: Figure, *, side: str) -> Figure:
    """Give the least demanding value that meets a target.

    Of "about 6.5" at least it is 6.4, of "5.5 to 6" it is 5.5, of "exactly 180" it is 180.

    Raises:
        NotComputable: the target is not bounded on that side.
    """
    quantity = target.quantity
    end = quantity.low if side == Side.AT_LEAST else quantity.high
    if end is None:
        raise NotComputable(
            f"“{quantity.bound} {quantity.value}” names no value that is {side} needed",
            where=f"target of {target.measure} {target.place} {target.period}",
            why="the target is open on that side",
            remedy="judge it from the side that its words name",
        )
    return made(exactly(end), target.unit, f"{target.measure}:need", target)


@dataclass(frozen=True, slots=True)
class Promise:
    """A target with the period that it is due for and the day from which it was known."""

    target: Target
    due: Period
    set_on: date


def known_promises(
    programme: Programme, asof: date
) -> Mapping[tuple[str, str], tuple[Promise, ...]]:
    """Give the targets known on a day by indicator and area, of each the latest version.

    A target is known from its decision, else from the publication of its source, else
    always.
    """
    decisions = {decision.id: decision.date for decision in programme.decisions}
    sources = {source.id: source.published for source in programme.sources}
    latest: dict[str, Promise] = {}
    for target in sorted(programme.targets, key=lambda one: (one.version, one.line)):
        known = _last_day(decisions.get(target.decided_by, "")) or _last_day(
            sources.get(target.source, "")
        )
        promise = Promise(target, period(target.period), known or date.min)
        if promise.set_on <= asof and promise.due.is_dated:
            latest[target.id] = promise
    found: dict[tuple[str, str], list[Promise]] = defaultdict(list)
    for promise in sorted(latest.values(), key=lambda one: (one.due, one.target.id)):
        found[promise.target.indicator, promise.target.area].append(promise)
    return {key: tuple(some) for key, some in found.items()}


def _last_day(code: str) -> date | None:
    try:
        found = period(code) if code else None
    except UnknownPeriod:
        return None
    return found.end if found and found.is_dated else None
