"""Earned schedule: how far into its own plan a project is, in time (Lipke 2003, Schedule is Different).

The schedule index in money goes back to 1 when a project ends, however late; in time it does not.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dianfan.judged.point.earned import Curves
from dianfan.judged.point.measured import Array
from dianfan.judged.point.measured import MeasuredColumn
from dianfan.judged.point.measured import Undefined
from dianfan.judged.point.measured import measured
from dianfan.judged.point.measured import quotient


@dataclass(frozen=True)
class EarnedSchedule:
    """Earned schedule at each period told, (..., told) each, in periods or as a ratio.

    ``es`` is the time at which the plan had earned as much; ``sv`` = ES - AT; ``spi`` = ES/AT;
    ``ieac`` = PD/SPI(t), the duration if the pace stays; ``tspi`` = (PD - ES)/(PD - AT), the pace
    that the rest needs to end on time. AT, the time used, is counted from the plan's begin and
    stops when all is earned; PD is the planned duration, up to the period that reaches the budget.
    """

    es: MeasuredColumn
    sv: MeasuredColumn
    spi: MeasuredColumn
    ieac: MeasuredColumn
    tspi: MeasuredColumn


def earned_schedule(told: Curves) -> EarnedSchedule:
    """Compute earned schedule: ``ES = C + (EV - PV_C) / (PV_C+1 - PV_C)``.

    C is the last period with PV_C at most EV. Where the plan stands still, C is the end of the
    standstill. A project that has earned its budget is at the plan's end, and its clock stops.

    Args:
        told: the curves; what is spent is not used.
    """
    reached, ends = _reached(told), _duration(told)
    used = _time_used(told)
    ev = told.earned
    faults = (
        *told.faults,
        (np.isnan(ev), Undefined.NOT_REPORTED),
        ((ev < 0) | np.isinf(ev), Undefined.NEGATIVE),
        (ev > told.budget, Undefined.PAST_BUDGET),
    )
    pace = quotient(reached, used)
    return EarnedSchedule(
        es=measured(reached, *faults),
        sv=measured(reached - used, *faults),
        spi=measured(pace, *faults),
        ieac=measured(quotient(ends, pace), *faults, (reached == 0, Undefined.NOTHING_EARNED)),
        tspi=measured(
            quotient(ends - reached, ends - used), *faults, (used >= ends, Undefined.TIME_USED)
        ),
    )


def _duration(told: Curves) -> Array:
    """Give the first period that reaches the budget, (..., 1)."""
    first: Array = 1.0 + (told.planned < told.budget).sum(axis=-1, keepdims=True)
    return first


def _time_used(told: Curves) -> Array:
    """Give the periods used at each period told; after all is earned the clock stands still."""
    done = told.earned >= told.budget
    ends = np.where(done.any(axis=-1), done.argmax(axis=-1), told.earned.shape[-1])[..., None]
    used: Array = 1.0 + np.minimum(np.arange(told.earned.shape[-1]), ends)
    return used


def _reached(told: Curves) -> Array:
    periods, counted = told.planned.shape[-1], told.earned.shape[-1]
    plans, found = (
        told.planned.reshape(-1, periods),
        np.empty((told.planned.size // periods, counted)),
    )
    rows = zip(plans, told.earned.reshape(-1, counted), _duration(told).ravel(), strict=True)
    for at, (plan, earned, ends) in enumerate(rows):
        found[at] = _on_plan(np.concatenate(([0.0], plan)), earned, ends)
    return found.reshape(told.earned.shape)


def _on_plan(plan: Array, earned: Array, ends: float) -> Array:
    """Read one plan, that begins at nought, backwards: from value to time."""
    last = np.clip(np.searchsorted(plan, earned, side="right") - 1, 0, len(plan) - 2)
    part = quotient(earned - plan[last], plan[last + 1] - plan[last])
    return np.where(earned >= plan[-1], ends, last + part)
