"""When a project ends, told from the best that there is, with what it stands on; or refused.

A schedule comes first, then finished projects like it. Reports of progress alone give a range of
days at the paces seen so far, which is no probability and never dressed as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np
from scipy.special import ndtri

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.judged.point.reference_class import ReferenceClass
from dianfan.judged.point.simulating import Simulated
from dianfan.judged.point.survival import SURE
from dianfan.judged.point.survival import Estimate

LATEST_PACES = 3
"""How many of the last stretches between reports a pace is taken of, beside the mean one. Ours."""


class ForecastBasis(StrEnum):
    """What a forecast stands on."""

    SCHEDULE = "a schedule of its activities"
    REFERENCE_CLASS = "finished projects like it"


@dataclass(frozen=True, slots=True)
class FinishForecast:
    """The probability of ending by a time, what it stands on, and the times of P50 and P80.

    Times count from the project's begin. Limits are those of the draws for a schedule (which say
    nothing of whether its durations are right) and of the size of the class for a class.
    """

    basis: ForecastBasis
    chance: Estimate
    p50: float | None
    p80: float | None


@dataclass(frozen=True, slots=True)
class PaceRange:
    """When a project would end at the paces seen so far, counted from its begin; no probability.

    ``early`` and ``late`` are the ends at the fastest and slowest of the mean pace and the last few;
    ``late`` is endless where work stood still in one of these.
    """

    early: float
    late: float
    reports: int

    def by(self, date: float) -> bool | None:
        """Tell whether it ends by a time: at every pace (True), at none (False), or at some (None)."""
        if self.late <= date:
            return True
        return False if self.early > date else None


def finish_forecast(
    date: float, *, after: float = 0.0, planned: float | None = None,
    simulated: Simulated | None = None, past: ReferenceClass | Gap | None = None,
) -> FinishForecast | Gap:  # fmt: skip
    """Forecast the end of a project from a schedule, else from a class of past projects, else not.

    Args:
        date: the time asked for; all times are since the project's begin and in one unit.
        after: the time up to which it is known not to have ended.
        planned: its planned duration, which a class needs.
        simulated: draws of its schedule.
        past: a class of finished projects, or the gap where there is none.

    Returns:
        A gap with the reasons where neither will do.
    """
    why = ["no schedule"]
    if simulated is not None:
        found = _from_schedule(date, after, simulated)
        if not isinstance(found, Gap):
            return found
        why = [found.note]
    if isinstance(past, ReferenceClass) and planned is not None:
        told = past.chance_by(planned, date, after)
        if not isinstance(told, Gap):
            ends = [past.finish(planned, share) for share in (0.5, 0.8)]
            return FinishForecast(ForecastBasis.REFERENCE_CLASS, told, *map(_value, ends))
        why.append(told.note)
    else:
        why.append(
            past.note
            if isinstance(past, Gap)
            else "no planned duration"
            if past
            else "no class of finished projects"
        )
    return Gap(GapReason.NOT_ASSESSABLE, "; ".join(why))


def pace_range(times: Sequence[float], shares: Sequence[float]) -> PaceRange | Gap:
    """Tell when a project would end at the paces of its reports.

    ``t + (1 - s)/v`` with t and s the last report's, and v in turn the mean pace ``s/t`` and that of
    each of the last :data:`LATEST_PACES` stretches.

    Args:
        times: (reports,), above nought and rising, since the begin.
        shares: (reports,), of the work done, from 0 to 1.

    Returns:
        A gap where there are fewer than two reports, no progress, or progress that falls.
    """
    told, done = np.asarray(times, float), np.asarray(shares, float)
    if len(told) < 2 or done[-1] <= 0:  # noqa: PLR2004 - a stretch has two ends
        return Gap(GapReason.NOT_ASSESSABLE, f"{len(told)} reports show no pace")
    if (np.diff(told) <= 0).any() or told[0] <= 0 or (np.diff(done) < 0).any() or done[-1] > 1:
        return Gap(GapReason.NOT_ASSESSABLE, "reported progress falls, or its days do not rise")
    if done[-1] == 1:
        ended = float(told[np.argmax(done == 1)])
        return PaceRange(ended, ended, len(told))
    paces = [done[-1] / told[-1], *(np.diff(done) / np.diff(told))[-LATEST_PACES:]]
    ends = [float(told[-1] + (1 - done[-1]) / pace) if pace > 0 else inf for pace in paces]
    return PaceRange(min(ends), max(ends), len(told))


def _from_schedule(date: float, after: float, simulated: Simulated) -> FinishForecast | Gap:
    told = simulated.chance_by(date, after or None)
    if isinstance(told, Gap):
        return told
    reach = float(ndtri((1 + SURE) / 2)) * told.error
    limits = Estimate(told.value, max(told.value - reach, 0.0), min(told.value + reach, 1.0))
    ends = (simulated.quantile(share).value for share in (0.5, 0.8))
    return FinishForecast(ForecastBasis.SCHEDULE, limits, *ends)


def _value(told: Estimate | Gap) -> float | None:
    return None if isinstance(told, Gap) else told.value
