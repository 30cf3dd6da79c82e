"""Calibration: of all that was told with seven in ten, how much came; with limits, and unknown outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist

import numpy as np

from dianfan.judged.likelihood import limits
from dianfan.judged.point.measured import Array
from dianfan.judged.point.scoring import Forecasts
from dianfan.judged.point.scoring import group_of

FIFTHS = np.array([0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
SURE = 0.9


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """Forecasts of one group, from ``begin`` to ``end``, and what came of them.

    ``told`` counts them, ``came`` those that came and ``unknown`` those of which nobody knows.
    ``mean_chance`` is None in an empty group. ``least`` and ``most`` are the share that came if none or all of
    the unknown did; ``low`` and ``high`` are Wilson's limits around these (90 percent).
    """

    begin: float
    end: float
    told: int
    came: int
    unknown: int
    mean_chance: float | None
    least: float
    most: float
    low: float
    high: float

    @property
    def agrees(self) -> bool | None:
        """Tell whether the mean chance lies within the limits; None in an empty group."""
        return None if self.mean_chance is None else self.low <= self.mean_chance <= self.high


def calibration(told: Forecasts, edges: Array = FIFTHS) -> tuple[CalibrationRow, ...]:
    """Count by groups of chances what came.

    Args:
        told: forecasts and outcomes.
        edges: (groups + 1,), rising from 0 to 1; a group holds its lower edge.

    Raises:
        UseError: the edges do not rise from 0 to 1.
    """
    group = group_of(told.chances, edges)
    known = np.asarray(told.known)
    return tuple(
        _row(
            (float(edges[at]), float(edges[at + 1])),
            told.chances[group == at],
            int(told.came[(group == at) & known].sum()),
            int((~known[group == at]).sum()),
        )
        for at in range(len(edges) - 1)
    )


def _row(ends: tuple[float, float], chances: Array, came: int, unknown: int) -> CalibrationRow:
    count = len(chances)
    if not count:
        return CalibrationRow(*ends, 0, 0, 0, None, 0.0, 1.0, 0.0, 1.0)
    z, trials = Decimal(repr(NormalDist().inv_cdf((1 + SURE) / 2))), Decimal(count)
    low = limits(Decimal(came), trials, z)[0]
    high = limits(Decimal(came + unknown), trials, z)[1]
    return CalibrationRow(
        *ends, count, came, unknown, float(chances.mean()),
        came / count, (came + unknown) / count, float(low), float(high),
    )  # fmt: skip
