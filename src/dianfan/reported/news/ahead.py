"""Ahead: targets still to come, and how often past years would have met them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.period import PeriodKind
from dianfan.figures.period import period
from dianfan.judged.arithmetic import count
from dianfan.judged.arithmetic import member
from dianfan.judged.arithmetic import percent_change
from dianfan.judged.growth import cagr
from dianfan.judged.interval import NotComputable
from dianfan.judged.likelihood import suffices
from dianfan.judged.likelihood import wilson
from dianfan.judged.scorecard.thresholds import threshold
from dianfan.promised.model import Direction

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.promised.model import Target
    from dianfan.reported.desk import Desk

GROWTH = "growth_yoy"
TOO_FEW = Gap(GapReason.NOT_ASSESSABLE, "too few comparable past years")


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How often the past met what a target asks: trials, those that met it, the range of chance."""

    trials: Figure
    met: Figure
    range: Figure
    confidence: Figure


def coming_targets(desk: Desk) -> tuple[Target, ...]:
    """Give the latest versions of home targets whose period has not ended."""
    latest: dict[tuple[str, str, str, str], Target] = {}
    for target in desk.programme.targets:
        cell = (target.indicator, target.area, target.period, target.kind)
        if cell not in latest or target.version > latest[cell].version:
            latest[cell] = target
    return tuple(
        target
        for target in latest.values()
        if target.area == desk.home.code
        and period(target.period).is_dated
        and period(target.period).end >= desk.asof
    )


def asked_growth(target: Target) -> bool:
    """Tell whether a target asks for a growth rather than a level."""
    return target.kind == GROWTH


def likelihood(desk: Desk, target: Target) -> Likelihood | Gap:
    """Estimate how likely a target is from past yearly changes alone.

    A target of growth is held against the yearly growth on record; a target of a level
    against the growth a year that still leads to it. Years of another definition, and bounds
    that leave it open, are no trials; with fewer than five there is no estimate.
    """
    needed = _needed(desk, target)
    if needed is None:
        return TOO_FEW
    below = desk.indicators[target.indicator].direction is Direction.LOWER
    tried = [
        (past, met)
        for past in _past_growth(desk, target)
        if (met := _tried(past, needed, "below" if below else "above")) is not None
    ]
    if len(tried) < threshold("likelihood", "fewest trials").value:
        return TOO_FEW
    trials = count(*(member(past, word="个") for past, _ in tried))
    met = count(*(one for _, one in tried))
    confidence = threshold("likelihood", "confidence")
    return Likelihood(trials, met, wilson(met, trials, confidence), confidence)


def _tried(past: Figure, needed: Figure, side: str) -> Figure | None:
    try:
        return suffices(past, needed, side=side)
    except NotComputable:
        return None


def _needed(desk: Desk, target: Target) -> Figure | None:
    figure = desk.mint.target(target)
    if asked_growth(target):
        return figure if figure.period.kind is PeriodKind.YEAR else None
    latest = desk.known(target.indicator).level
    if latest is None or latest.unit.dimension != figure.unit.dimension:
        return None
    try:
        return cagr(latest, figure)
    except NotComputable:
        return None


def _past_growth(desk: Desk, target: Target) -> tuple[Figure, ...]:
    """Give the growth of each whole year under the present definition, published or computed."""
    since = desk.indicators[target.indicator].comparable_since
    published = [
        one
        for one in desk.mint.series(target.indicator, target.area, GROWTH, target.scope)
        if one.period.kind is PeriodKind.YEAR and one.period.start >= since
    ]
    if asked_growth(target):
        return tuple(published)
    levels = [
        one
        for one in desk.mint.series(target.indicator, target.area, "level", target.scope)
        if one.period.kind is PeriodKind.YEAR and one.period.start >= since
    ]
    pairs = pairwise(levels)
    return tuple(
        percent_change(later, before)
        for before, later in pairs
        if later.period.end.year - before.period.end.year == 1 and before.value > 0
    )
