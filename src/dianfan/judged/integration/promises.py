"""The reference class: how many of the programme's own finish dates were kept.

A case is a single project (no bundle) whose promised finish has passed, or that was
cancelled. It is kept (1) when it was finished, or seen finished, by the end of the promised
period; broken (0) when it finished later, was cancelled, or was seen unfinished after it.
Where no later report exists the outcome is not known, and the case is the range from 0 to 1:
silence is neither a success nor a failure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

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
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import exact
from dianfan.judged.likelihood import limits
from dianfan.judged.making import made
from dianfan.promised.model import ProjectStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dianfan.figures.place import Place
    from dianfan.promised.model import Project

KEPT = "project:kept"
Z = Decimal("1.6448536269514722")
LEAST_KNOWN = 8
UNKNOWN = Quantity(Decimal(0), Bound.RANGE, Decimal(1))
OUTCOMES = (exactly(0), exactly(1), UNKNOWN)
_DONE = frozenset({ProjectStatus.COMPLETION, ProjectStatus.MAINTENANCE})
_OPEN = frozenset(
    {
        ProjectStatus.IDENTIFICATION,
        ProjectStatus.PREPARATION,
        ProjectStatus.IMPLEMENTATION,
        ProjectStatus.SUSPENDED,
    }
)


def is_case(project: Project, asof: date) -> bool:
    """Tell whether a project belongs to the reference class: its promise has come due."""
    if project.bundle or not project.planned_finish:
        return False
    due = period(project.planned_finish)
    return due.is_dated and (due.end < asof or project.status is ProjectStatus.CANCELLED)


def outcome(project: Project) -> Quantity:
    """Give what became of a promised finish: kept 1, broken 0, not known from 0 to 1."""
    due = period(project.planned_finish).end
    if project.status is ProjectStatus.CANCELLED:
        return exactly(0)
    if project.actual_finish:
        done = period(project.actual_finish)
        return _told(kept=done.end <= due, broken=done.start > due)
    seen = period(project.status_date or "undated")
    return _told(
        kept=project.status in _DONE and seen.is_dated and seen.end <= due,
        broken=project.status in _OPEN and seen.is_dated and seen.start > due,
    )


def _told(*, kept: bool, broken: bool) -> Quantity:
    if kept:
        return exactly(1)
    return exactly(0) if broken else UNKNOWN


def case(project: Project, place: Place, asof: date) -> Figure:
    """Give a project as a case of the reference class."""
    return Figure(
        quantity=outcome(project),
        unit=unit("个"),
        place=place,
        period=period(asof.isoformat()),
        measure=KEPT,
        why=Promised(f"project:{project.id}", project.source, project.locator),
    )


def cases(projects: Iterable[Project], place: Place, asof: date) -> tuple[Figure, ...]:
    """Give the reference class of a programme, in the order of the projects' ids."""
    some = sorted((one for one in projects if is_case(one, asof)), key=lambda one: one.id)
    return tuple(case(one, place, asof) for one in some)


@rule(
    version="1",
    formula=(
        "finish_chance(x₁ … xₙ) = from (p + z²/2n − z√(p(1−p)/n + z²/4n²)) / (1 + z²/n) at p = k/n"
        " to (q + z²/2n + z√(q(1−q)/n + z²/4n²)) / (1 + z²/n) at q = (k + u)/n; k kept, u not known,"
        " z = 1.645"
    ),
    source=(
        "E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference,"
        " Journal of the American Statistical Association 22 (1927) 209–212; the reference class"
        " after D. Kahneman and A. Tversky, Intuitive Prediction (1979); the bounds for unknown"
        " outcomes after C. F. Manski, Partial Identification of Probability Distributions (2003)"
    ),
)
def finish_chance(*outcomes: Figure) -> Figure:
    """Give the chance, in percent, that a promised finish is kept: a range that holds 90 of 100.

    The lower end takes every unknown outcome as broken, the upper end as kept; at each end
    stands the Wilson limit of a 90% interval. Projects are taken as alike and independent.

    Raises:
        NotComputable: fewer than eight outcomes are known, or a figure is no outcome.
    """
    if any(one.quantity not in OUTCOMES for one in outcomes):
        raise NotComputable(
            "only kept (1), broken (0) and unknown (0 to 1) promises can be reckoned",
            why="a chance is taken from outcomes, not from amounts",
        )
    known = sum(one.quantity != UNKNOWN for one in outcomes)
    if known < LEAST_KNOWN:
        raise NotComputable(
            f"{known} known outcomes give no chance; at least {LEAST_KNOWN} are needed",
            why="a range from so few would be wider than it is of use",
            remedy="record what became of the projects whose finish has come due",
        )
    kept = sum(one.quantity == exactly(1) for one in outcomes)
    with exact():
        low = wilson(kept, len(outcomes))[0]
        high = wilson(kept + len(outcomes) - known, len(outcomes))[1]
        some = Quantity(low * 100, Bound.RANGE, high * 100)
        return made(some, unit("%"), f"{KEPT}:chance", *outcomes)


def wilson(hits: int, trials: int) -> tuple[Decimal, Decimal]:
    """Give the limits of the 90% Wilson interval of a share, each between 0 and 1."""
    return limits(Decimal(hits), Decimal(trials), Z)


def chance(outcomes: tuple[Figure, ...]) -> Figure | Gap:
    """Give the chance that a promised finish is kept, or why the record cannot tell it."""
    try:
        return finish_chance(*outcomes)
    except NotComputable as refusal:
        return Gap(GapReason.NOT_ASSESSABLE, refusal.what)
