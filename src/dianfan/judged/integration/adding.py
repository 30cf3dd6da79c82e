"""Adding: capacities of projects, and the level that they would lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.judged.arithmetic import OWN
from dianfan.judged.interval import Interval
from dianfan.judged.interval import exact
from dianfan.judged.interval import interval
from dianfan.judged.interval import quantity
from dianfan.judged.making import made
from dianfan.judged.making import within

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dianfan.figures.place import Place
    from dianfan.figures.unit import Unit
    from dianfan.promised.model import Project

CAPACITY = "project:capacity"


@rule(version="1", formula="capacity_total(x₁ … xₙ) = Σ xᵢ", source=OWN)
def capacity_total(*capacities: Figure) -> Figure:
    """Add the capacities of different projects in the unit of the first; a year's too."""
    of = capacities[0].unit
    with exact():
        some = _sum(capacities, of)
        return made(quantity(some), of, f"{CAPACITY}:total", *capacities)


@rule(version="1", formula="perhaps_in(x) = from 0 to x", source=OWN)
def perhaps_in(capacity: Figure) -> Figure:
    """Give what a project adds to a level that may already contain it: from nothing to all."""
    some = Quantity(exactly(0).value, Bound.RANGE, capacity.value)
    return made(some, capacity.unit, f"{CAPACITY}:perhaps_in", capacity)


@rule(version="1", formula="if_finished(level; x₁ … xₙ) = level + Σ xᵢ", source=OWN)
def if_finished(level: Figure, *additions: Figure) -> Figure:
    """Give the level that is reached when every one of some projects finishes."""
    of = level.unit
    with exact():
        some = within(level, of) + _sum(additions, of)
        return made(quantity(some), of, f"{level.measure}:if_finished", level)


@rule(version="1", formula="likely(level, p; x₁ … xₙ) = level + p/100 · Σ xᵢ", source=OWN)
def likely(level: Figure, chance: Figure, *additions: Figure) -> Figure:
    """Give the expected level when each project finishes with the same chance, in percent."""
    of = level.unit
    odds = interval(chance.quantity)
    with exact():
        some = _sum(additions, of)
        gain = Interval(some.low * odds.low / 100, some.high * odds.high / 100)
        return made(quantity(within(level, of) + gain), of, f"{level.measure}:likely", level)


def _sum(figures: Iterable[Figure], of: Unit) -> Interval:
    first, *rest = (within(one, of) for one in figures)
    for some in rest:
        first += some
    return first


def capacity(project: Project, place: Place, asof: date) -> Figure | Gap:
    """Give the capacity of a project, or the gap that its source leaves."""
    if project.capacity is None or not project.capacity_unit:
        return Gap(GapReason.NOT_REPORTED, "the source names no capacity")
    try:
        of = unit(project.capacity_unit)
    except UnknownUnit:
        return Gap(GapReason.NOT_ASSESSABLE, f"unknown unit {project.capacity_unit}")
    return Figure(
        quantity=exactly(project.capacity),
        unit=of,
        place=place,
        period=period(asof.isoformat()),
        measure=CAPACITY,
        why=Promised(f"project:{project.id}", project.source, project.locator),
    )
