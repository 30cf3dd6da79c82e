"""Convergence: whether places grow alike, who catches up, and how places change ranks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.ranking import ranks_from_below

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

_FEWEST = 3


@dataclass(frozen=True)
class Beta:
    """Growth against the level at the start, over ``years`` and ``count`` places.

    ``slope`` per year of ``ln(y_T/y_0)/T`` on ``ln y_0`` with its standard error; ``speed`` is
    ``−ln(1 + slope·T)/T`` a year and NaN where it is not defined; ``half_life`` in years, the
    time in which half of the gap closes, infinite where nothing closes.
    """

    slope: float
    error: float
    speed: float
    half_life: float
    years: float
    count: int


def sigma(values: Matrix) -> Vector:
    """Give the spread of each period: the standard deviation of logarithms, with n − 1.

    Args:
        values: (places, periods), above zero, NaN where there is a gap.

    Raises:
        UseError: a value is zero or negative, or a period has fewer than two.
    """
    _check(values)
    if ((~np.isnan(values)).sum(axis=0) < _FEWEST - 1).any():
        raise UseError("a period has fewer than two places", remedy="leave it out")
    spread: Vector = np.nanstd(np.log(values), axis=0, ddof=1)
    return spread


def beta(start: Vector, end: Vector, years: float) -> Beta:
    """Regress growth on the level at the start (Barro and Sala-i-Martin 1992).

    Args:
        start: (places,), above zero.
        end: (places,), above zero.
        years: from start to end.

    Raises:
        UseError: fewer than three places have both values, all started alike, a value has no
            logarithm, or no time passed.
    """
    _check(np.column_stack([start, end]))
    if not years > 0:
        raise UseError(f"{years:g} years lie between", remedy="give the years from start to end")
    there = ~(np.isnan(start) | np.isnan(end))
    count = int(there.sum())
    level = np.log(start[there])
    if count < _FEWEST or float(np.ptp(level)) == 0:
        raise UseError(
            "too few places, or all started alike", remedy="convergence needs three that differ"
        )
    growth = np.log(end[there] / start[there]) / years
    away = level - level.mean()
    slope = float((away * growth).sum() / (away**2).sum())
    rest = growth - growth.mean() - slope * away
    error = (
        float(np.sqrt((rest**2).sum() / (count - 2) / (away**2).sum()))
        if count > _FEWEST - 1
        else 0.0
    )
    inside = 1 + slope * years
    speed = float(-np.log(inside) / years) if inside > 0 else float("nan")
    half = float(np.log(2) / speed) if speed > 0 else float("inf")
    return Beta(slope, error, speed, half, years, count)


def mobility(start: Vector, end: Vector) -> float:
    """Give how much places changed ranks: one minus the rank correlation of Spearman.

    Returns:
        0 when nobody passed anybody, 1 when the old ranks say nothing, 2 when all turned about.

    Raises:
        UseError: fewer than three places have both values, or ranks do not differ.
    """
    there = ~(np.isnan(start) | np.isnan(end))
    ranks = ranks_from_below(np.column_stack([start[there], end[there]]), "mean")
    away = ranks - ranks.mean(axis=0)
    scale = np.sqrt((away**2).sum(axis=0).prod())
    if there.sum() < _FEWEST or scale == 0:
        raise UseError(
            "too few places, or no ranks to change", remedy="mobility needs three that differ"
        )
    return float(1 - (away[:, 0] * away[:, 1]).sum() / scale)


def _check(values: Matrix) -> None:
    if (values <= 0).any() or np.isinf(values).any():
        raise UseError(
            "a value is zero, negative or infinite", remedy="logarithms need values above zero"
        )
