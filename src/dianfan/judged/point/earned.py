"""Earned value: what was done, at planned prices, against what was planned and what was paid.

Names and formulas are those of the Project Management Institute's practice standard.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.point.measured import Array
from dianfan.judged.point.measured import Mask
from dianfan.judged.point.measured import MeasuredColumn
from dianfan.judged.point.measured import Undefined
from dianfan.judged.point.measured import measured
from dianfan.judged.point.measured import quotient

DUST = 1e-9
"""What sums of binary fractions may be off, as a share of the budget."""


@dataclass(frozen=True)
class Curves:
    """Cumulative amounts of projects at the ends of periods, all in one unit of money.

    ``planned`` (..., periods) is PV, the budget plan; it rises to the budget and stands there.
    ``earned`` and ``spent`` (..., told) are EV and AC of the periods told so far, NaN where
    nothing was reported; more periods may be told than were planned. The first axes are projects.
    """

    planned: Array
    earned: Array
    spent: Array

    @property
    def budget(self) -> Array:
        """Give the budget at completion, BAC, (..., 1)."""
        return self.planned[..., -1:]

    @property
    def planned_by_now(self) -> Array:
        """Give PV at each period told, (..., told); after the plan's end it is the budget."""
        told, planned = self.earned.shape[-1], self.planned.shape[-1]
        return self.planned[..., np.minimum(np.arange(told), planned - 1)]

    @property
    def faults(self) -> tuple[tuple[Mask, Undefined], ...]:
        """Say where no measure at all can be believed: the plan's faults, (..., 1) each."""
        plan = self.planned
        lost = np.isnan(plan).any(axis=-1, keepdims=True)
        wrong = ((plan < 0) | np.isinf(plan)).any(axis=-1, keepdims=True)
        falls = (np.diff(plan, axis=-1) < 0).any(axis=-1, keepdims=True)
        return (
            (lost, Undefined.NOT_REPORTED),
            (wrong, Undefined.NEGATIVE),
            (falls, Undefined.FALLING_PLAN),
            (self.budget == 0, Undefined.NO_BUDGET),
        )


@dataclass(frozen=True)
class EarnedValue:
    """Earned value at each period told, (..., told) each, in the curves' money or as a ratio.

    ``sv`` = EV - PV, ``cv`` = EV - AC, ``spi`` = EV/PV, ``cpi`` = EV/AC. Estimates at completion:
    ``eac`` = BAC/CPI, what is left costs as what was done; ``eac_planned`` = AC + BAC - EV, it costs
    as planned; ``eac_both`` = AC + (BAC - EV)/(CPI·SPI), haste costs too. ``etc`` = EAC - AC and
    ``vac`` = BAC - EAC follow the first. ``tcpi`` = (BAC - EV)/(BAC - AC) is the cost index that
    the rest needs to stay within the budget.
    """

    sv: MeasuredColumn
    cv: MeasuredColumn
    spi: MeasuredColumn
    cpi: MeasuredColumn
    eac: MeasuredColumn
    eac_planned: MeasuredColumn
    eac_both: MeasuredColumn
    etc: MeasuredColumn
    vac: MeasuredColumn
    tcpi: MeasuredColumn


def curves(planned: Array, earned: Array, spent: Array | None = None) -> Curves:
    """Put three cumulative curves together.

    Args:
        planned: (..., periods), from the end of the first period to the plan's end.
        earned: (..., told); budget times physical progress.
        spent: (..., told); left out where no cost is known.

    Raises:
        UseError: shapes that do not fit, or no period.
    """
    plan, done = np.asarray(planned, np.float64), np.asarray(earned, np.float64)
    paid = np.full(done.shape, np.nan) if spent is None else np.asarray(spent, np.float64)
    if plan.shape[:-1] != done.shape[:-1] or done.shape != paid.shape or not plan.size:
        raise UseError(
            f"curves of shapes {plan.shape}, {done.shape} and {paid.shape} do not fit",
            why="each project has one plan, and what it earned and spent in the same periods",
            remedy="give (projects, periods) planned, and (projects, told) earned and spent",
        )
    return Curves(_clean(plan), _whole(done, plan[..., -1:]), paid)


def earned_value(told: Curves) -> EarnedValue:
    """Compute earned value at each period told.

    Args:
        told: the curves.
    """
    bac, pv, ev, ac = told.budget, told.planned_by_now, told.earned, told.spent
    work = (*told.faults, *_amount(ev), (ev > bac, Undefined.PAST_BUDGET))
    cost = (*work, *_amount(ac))
    spent, done = (ac == 0, Undefined.NOTHING_SPENT), (ev == 0, Undefined.NOTHING_EARNED)
    due = (pv == 0, Undefined.NOTHING_PLANNED)
    spi, cpi = quotient(ev, pv), quotient(ev, ac)
    eac = quotient(bac, cpi)
    return EarnedValue(
        sv=measured(ev - pv, *work),
        cv=measured(ev - ac, *cost),
        spi=measured(spi, *work, due),
        cpi=measured(cpi, *cost, spent),
        eac=measured(eac, *cost, spent, done),
        eac_planned=measured(ac + bac - ev, *cost),
        eac_both=measured(ac + quotient(bac - ev, cpi * spi), *cost, due, spent, done),
        etc=measured(eac - ac, *cost, spent, done),
        vac=measured(bac - eac, *cost, spent, done),
        tcpi=measured(quotient(bac - ev, bac - ac), *cost, (ac >= bac, Undefined.BUDGET_SPENT)),
    )


def _clean(plan: Array) -> Array:
    """Lift a plan over falls that are the dust of sums, and over no other."""
    with np.errstate(invalid="ignore"):
        lifted: Array = np.maximum.accumulate(plan, axis=-1)
        return np.where(lifted - plan <= DUST * plan[..., -1:], lifted, plan)


def _whole(done: Array, budget: Array) -> Array:
    """Take what misses or passes the budget by the dust of sums as the budget."""
    with np.errstate(invalid="ignore"):
        return np.where(np.abs(done - budget) <= DUST * budget, budget, done)


def _amount(some: Array) -> tuple[tuple[Mask, Undefined], ...]:
    return (
        (np.isnan(some), Undefined.NOT_REPORTED),
        ((some < 0) | np.isinf(some), Undefined.NEGATIVE),
    )
