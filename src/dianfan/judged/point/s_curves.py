"""The S-curve of a portfolio: what was to be done by each day, and the band of what was.

Between two reports a project's progress lies between them, and after the last it lies between that
and the whole. So what was done is a band, never a line drawn through days of which nobody told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.point.measured import Array

Days = NDArray[np.int64]


@dataclass(frozen=True)
class ProgressReports:
    """Reports of physical progress in columns: which project, on which day, what share of its work.

    ``project`` (reports,) is a position among the projects; ``day`` (reports,) a day's number
    (``date.toordinal``); ``done`` (reports,) from 0 to 1.
    """

    project: Days
    day: Days
    done: Array


@dataclass(frozen=True)
class PortfolioCurve:
    """A portfolio's curve at each day asked for, (days,) each, in the budgets' money.

    ``planned`` is what was to be done by then, each project evenly from begin to end; ``least`` and
    ``most`` what was done, NaN after the day of closing; ``reported`` the share of the budget whose
    projects had reported at all. ``left_out`` counts projects without budget, begin or end.
    """

    days: Days
    planned: Array
    least: Array
    most: Array
    reported: Array
    budget: float
    left_out: int


def portfolio_curve(
    budgets: Array, begins: Array, ends: Array, reports: ProgressReports, days: Days, asof: int
) -> PortfolioCurve:
    """Add up projects, day by day.

    Args:
        budgets: (projects,), money; NaN where it is not known, and the project is left out.
        begins: (projects,), the number of the first planned day; NaN where not known.
        ends: (projects,), that of the last planned day, not before the first.
        reports: of physical progress.
        days: (days,), the days asked for.
        asof: the day of closing; what was reported later does not count.

    Raises:
        UseError: shapes that do not fit, an end before its begin, or progress that is no share.
    """
    _check(budgets, begins, ends, reports)
    use = np.isfinite(budgets) & np.isfinite(begins) & np.isfinite(ends)
    money = np.where(use, budgets, 0.0)
    known = np.flatnonzero(reports.day <= asof)
    told = ProgressReports(reports.project[known], reports.day[known], reports.done[known])
    least, most, heard = _band(told, len(budgets), days)
    over = np.where(days <= asof, 1.0, np.nan)
    return PortfolioCurve(
        days,
        money[use] @ _even(begins[use], ends[use], days),
        money @ least * over,
        money @ most * over,
        money @ heard / money.sum() * over if money.sum() else np.full(len(days), np.nan),
        float(money.sum()),
        int((~use).sum()),
    )


def _check(budgets: Array, begins: Array, ends: Array, reports: ProgressReports) -> None:
    fits = budgets.shape == begins.shape == ends.shape and budgets.ndim == 1
    inside = ((reports.project >= 0) & (reports.project < len(budgets))).all()
    if not fits or not inside or not ((reports.done >= 0) & (reports.done <= 1)).all():
        raise UseError(
            "the curves of these projects cannot be added up",
            why="each project has one budget, begin and end, and progress is a share from 0 to 1",
            remedy="check the reports; percent is divided by 100",
        )
    if (ends < begins).any() or (budgets < 0).any():
        raise UseError(
            "a project ends before it begins, or has a budget below nought",
            where=f"project {int(np.flatnonzero((ends < begins) | (budgets < 0))[0])}",
            remedy="correct it, or leave it out and say so",
        )


def _even(begins: Array, ends: Array, days: Days) -> Array:
    """Give the share planned by each day, (projects, days): evenly, both days counted in."""
    passed = (days[None, :] - begins[:, None] + 1) / (ends - begins + 1)[:, None]
    return np.clip(passed, 0, 1)


def _band(reports: ProgressReports, projects: int, days: Days) -> tuple[Array, Array, Array]:
    """Give the least and most that was done and whether it was heard of, (projects, days) each."""
    order = np.lexsort((reports.day, reports.project))
    project, day, done = reports.project[order], reports.day[order], reports.done[order]
    least, most = np.zeros((projects, len(days))), np.ones((projects, len(days)))
    heard = np.zeros((projects, len(days)))
    first = np.searchsorted(project, np.arange(projects + 1))
    for at in range(projects):
        own = slice(first[at], first[at + 1])
        steps = np.concatenate(([0.0], done[own], [1.0]))
        last = np.searchsorted(day[own], days, side="right")
        met = np.isin(days, day[own])
        least[at] = steps[last]
        most[at] = np.where(met, least[at], np.maximum(steps[last + 1], least[at]))
        heard[at] = last > 0
    return least, most, heard
