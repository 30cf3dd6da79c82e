"""How many go on beyond a point, where some are still going on: Kaplan and Meier (1958)."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from scipy.special import ndtri

from dianfan.judged.point.measured import Array
from dianfan.judged.point.measured import Mask

SURE = 0.9
"""How surely the limits hold what they are limits of."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number read from a sample, with the limits (90 percent) that its size allows; ``high`` may be endless."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Survival:
    """The share of a sample that goes on beyond each point at which one ended.

    ``points`` (steps,) rise, the first is nought; ``left`` (steps,) falls from 1; ``low`` and
    ``high`` are its limits at each point alone. ``error`` is Greenwood's standard error; beyond
    ``watched`` nothing is known.
    """

    points: Array
    left: Array
    error: Array
    low: Array
    high: Array
    watched: float

    def beyond(self, point: float) -> Estimate | None:
        """Give the share that goes on beyond a point, or None where nobody was watched so long."""
        at = int(np.searchsorted(self.points, point, side="right")) - 1
        if point > self.watched and self.left[at] > 0:
            return None
        return Estimate(float(self.left[at]), float(self.low[at]), float(self.high[at]))

    def ended(self, share: float) -> Estimate | None:
        """Give the first point by which a share had ended, or None where it never had.

        Its limits are the points whose own limits hold the share (Brookmeyer and Crowley 1982).
        """
        value, low, high = (
            _first(self.points, 1 - some, share) for some in (self.left, self.low, self.high)
        )
        return None if value == inf else Estimate(value, low, high)


def survival(lengths: Array, ended: Mask) -> Survival:
    """Compute the share that goes on: ``S(x) = Π (1 - dᵢ/nᵢ)`` over the ends up to x.

    Limits are those of ``log(-log S)``, which stay between 0 and 1 (Kalbfleisch and Prentice 1980).
    Where none has ended yet the lower one is exact, ``0.05^(1/n)``; where the last has, the upper
    one is that of the step before.

    Args:
        lengths: (sample,), above nought, how far each one came.
        ended: (sample,), whether it ended there; else it was still going on, and counts up to it.
    """
    steps = np.unique(lengths[np.asarray(ended)])
    risk = (lengths[None, :] >= steps[:, None]).sum(axis=1)
    died = ((lengths[None, :] == steps[:, None]) & ended).sum(axis=1)
    left = np.cumprod(1 - died / risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        hazard = np.sqrt(np.cumsum(died / (risk * (risk - died))))
        reach = ndtri((1 + SURE) / 2) * hazard / np.log(left)
        low, high = left ** np.exp(-reach), left ** np.exp(reach)
    none = ((1 - SURE) / 2) ** (1 / len(lengths))
    low, high = np.concatenate(([none], low)), np.concatenate(([1.0], high))
    if left.size and left[-1] == 0:
        low[-1], high[-1], hazard[-1] = 0.0, high[-2], 0.0
    every = np.concatenate(([1.0], left))
    error = every * np.concatenate(([0.0], hazard))
    return Survival(np.concatenate(([0.0], steps)), every, error, low, high, float(lengths.max()))


def _first(points: Array, ended: Array, share: float) -> float:
    """Give the first point by which a share had ended, or endless."""
    reached = np.flatnonzero(ended >= share - 1e-12)
    return float(points[reached[0]]) if len(reached) else inf
