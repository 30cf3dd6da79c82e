"""The methods of the point lens: its figures, each computed again from dates, budgets and reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import exact
from dianfan.judged.making import common_place
from dianfan.judged.making import within
from dianfan.judged.point.evidence import elapsed_share
from dianfan.judged.point.forecasting import pace_range

if TYPE_CHECKING:
    from dianfan.figures.period import Period
    from dianfan.figures.unit import Unit

OWN = "definition of this software, see the explanation of projects"
PMI = "Project Management Institute, practice standard for earned value management"
PERCENT, DAYS = unit("%"), unit("天")
_UNSIGNED = Derived("", "", (), ())
_TENTH = Decimal("0.1")


@rule(
    version="1",
    formula="elapsed(b, e; d) = days from b to d / days from b to e, both ends counted, 0 to 100%",
    source="序时进度, as programme offices reckon it",
)
def elapsed(start: Figure, due: Figure, *, asof: str) -> Figure:
    """Give the share of the planned time that has passed; months and years count from first day to last.

    Raises:
        NotComputable: a date is not told, or the end lies before the start.
    """
    found = elapsed_share(_first(start), _last(due), date.fromisoformat(asof))
    if isinstance(found, Gap):
        raise NotComputable(found.note, where=start.scope)
    return _of(start, exactly(_percent(found)), PERCENT, "elapsed")


@rule(version="1", formula="value_of(b, p) = b · p / 100", source=PMI)
def value_of(budget: Figure, percent: Figure, *, of: str) -> Figure:
    """Give the value of the work planned or done: a percentage of the budget.

    Args:
        budget: the whole budget.
        percent: of the work.
        of: ``planned`` or ``earned``.
    """
    with exact():
        some = budget.value * percent.value / 100
    return Figure(
        exactly(some), budget.unit, percent.place, percent.period, f"works:{of}", _UNSIGNED, percent.scope
    )  # fmt: skip


@rule(version="1", formula="value_of_all(b₁, p₁ …) = Σ bᵢ pᵢ / 100", source=PMI)
def value_of_all(*told: Figure, of: str) -> Figure:
    """Add up the value of the work of projects: budget and percentage of each, in turn."""
    budgets, parts = told[::2], told[1::2]
    money = unit("亿元")
    with exact():
        pairs = zip(budgets, parts, strict=True)
        whole = sum((within(b, money).low * p.value / 100 for b, p in pairs), Decimal(0))
    latest = max((one.period for one in parts), key=lambda one: one.end)
    place = common_place(list(dict.fromkeys(one.place for one in parts)))
    return Figure(exactly(whole), money, place, latest, f"works:{of}", _UNSIGNED)


@rule(
    version="1",
    formula="time_index = ES / AT; ES the day by which the plan had as much done, AT the days used",
    source="W. Lipke, Schedule is Different, 2003",
)
def time_index(start: Figure, due: Figure, done: Figure, *planned: Figure) -> Figure:
    """Give SPI(t): how far into its own plan a project is, over the time that it used.

    Between two told points of the plan the work is even; it begins with nothing at the start and
    ends with all at the planned finish.

    Args:
        start: of the project.
        due: its planned finish.
        done: percent of the work done, at the end of its period.
        planned: percent planned at the ends of periods, rising.

    Raises:
        NotComputable: the plan falls or the report is of the first day.
    """
    first = _first(start).toordinal()
    points = [
        (0.0, 0.0),
        *((_last(one).toordinal() - first + 1.0, float(one.value)) for one in planned),
    ]
    points.append((_last(due).toordinal() - first + 1.0, 100.0))
    days, parts = (np.array(column) for column in zip(*sorted(points), strict=True))
    used = _last(done).toordinal() - first + 1.0
    if (np.diff(parts) < 0).any() or used <= 0:
        raise NotComputable("the plan falls, or no time was used", where=done.scope)
    own = float(done.value)
    at = min(int(np.searchsorted(parts, own, side="right")) - 1, len(parts) - 2)
    rise = parts[at + 1] - parts[at]
    reached = days[at] + (days[at + 1] - days[at]) * ((own - parts[at]) / rise if rise else 0)
    index = Decimal(repr(round(float(reached / used), 4)))
    return _of(done, exactly(index), unit("倍"), "time_index")


@rule(version="1", formula="at_completion = BAC · AC / EV", source=PMI)
def at_completion(budget: Figure, earned: Figure, spent: Figure) -> Figure:
    """Give what a project costs in the end if the rest costs as what was done (EAC).

    Raises:
        NotComputable: nothing is done yet.
    """
    if earned.value <= 0:
        raise NotComputable(
            "nothing is done yet, so the cost of the rest is not known", where=earned.scope
        )
    with exact():
        some = budget.value * within(spent, budget.unit).low / within(earned, budget.unit).low
    return _of(earned, exactly(some), budget.unit, "at_completion")


@rule(version="1", formula="days(e; d) = d − e", source=OWN)
def days_since(event: Figure, *, asof: str, of: str) -> Figure:
    """Give the days from the end of an event's period to a day.

    Args:
        event: a date of a project.
        asof: the day.
        of: ``overdue`` or ``report_age``.
    """
    gone = (date.fromisoformat(asof) - _last(event)).days
    return _of(event, exactly(gone), DAYS, of)


@rule(
    version="1",
    formula="t + (1 − s)/v − due, v the mean pace and those of the last three stretches between reports",
    source=OWN,
)
def pace_late(start: Figure, due: Figure, *done: Figure) -> Figure:
    """Give by how many days a project would be late at the paces of its reports; no probability.

    Args:
        start: of the project.
        due: its planned finish.
        done: percent of the work at the ends of periods, rising.

    Raises:
        NotComputable: reports show no pace.
    """
    first = _first(start).toordinal()
    days = [_last(one).toordinal() - first + 1.0 for one in done]
    found = pace_range(days, [float(one.value) / 100 for one in done])
    if isinstance(found, Gap):
        raise NotComputable(found.note, where=start.scope)
    plan = _last(due).toordinal() - first + 1.0
    least = Decimal(round(found.early - plan))
    if not isfinite(found.late):
        return _of(done[-1], Quantity(least, Bound.AT_LEAST), DAYS, "pace_late")
    return _of(done[-1], as_range(least, Decimal(round(found.late - plan))), DAYS, "pace_late")


@rule(
    version="1",
    formula="late(p, f) = end of f − end of p, from the first day of f to its last",
    source=OWN,
)
def days_late(due: Figure, finished: Figure) -> Figure:
    """Give by how many days a finish came after its promise; before it: negative.

    Where the finish is told as a month or a year, it is a range.
    """
    least, most = (_first(finished) - _last(due)).days, (_last(finished) - _last(due)).days
    return _of(due, as_range(Decimal(least), Decimal(most)), DAYS, "late")


def as_range(least: Decimal, most: Decimal) -> Quantity:
    """Write two ends as a range, or as one number where they are the same."""
    return exactly(least) if least == most else Quantity(least, Bound.RANGE, most)


def percent_range(low: float, high: float) -> Quantity:
    """Write two shares of 1 as percent, to a tenth of a point."""
    return as_range(_percent(low), _percent(high))


def _percent(share: float) -> Decimal:
    return (Decimal(repr(round(100 * share, 6)))).quantize(_TENTH)


def _first(event: Figure) -> date:
    return _dated(event).start


def _last(event: Figure) -> date:
    return _dated(event).end


def _dated(event: Figure) -> Period:
    if not event.period.is_dated:
        raise NotComputable("a date is not told", where=event.scope or event.measure)
    return event.period


def _of(one: Figure, some: Quantity, of: Unit, what: str) -> Figure:
    return Figure(some, of, one.place, one.period, f"works:{what}", _UNSIGNED, one.scope)


def triples(told: Sequence[Figure]) -> list[tuple[Figure, Figure, Figure]]:
    """Part a row of figures into threes.

    Raises:
        UseError: their number is no multiple of three.
    """
    if len(told) % 3:
        raise UseError("figures do not come in threes", remedy="give start, due and end of each")
    return list(zip(told[::3], told[1::3], told[2::3], strict=True))
