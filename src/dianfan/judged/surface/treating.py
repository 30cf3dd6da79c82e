"""Outliers: which values of a column are drawn in, by which rule, and why."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from dianfan.judged.surface.shape import is_acceptable
from dianfan.judged.surface.shape import passes
from dianfan.judged.surface.shape import skewness
from dianfan.judged.surface.shape import skewness_and_kurtosis

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

MOST_POINTS = 5
_GAP_SHARE = 0.01


class Treatment(StrEnum):
    """What may be done to a column with outliers.

    ``AUTO`` winsorises up to a number of points and takes the logarithm of the original if
    that does not do; the others do one thing alone, ``NONE`` nothing.
    """

    AUTO = "auto"
    WINSORISE = "winsorise"
    LOG = "log"
    BOX_COX = "box-cox"
    NONE = "none"


class Done(StrEnum):
    """What was done to a column."""

    NOTHING = "nothing"
    WINSORISED = "winsorised"
    LOGGED = "log"
    BOX_COXED = "box-cox"


@dataclass(frozen=True)
class Treated:
    """A column after treatment, and what was done to it.

    ``values`` (places,); ``points`` the rows that were winsorised, in the order in which they
    were drawn in; ``skewness`` and ``kurtosis`` before and after; ``is_acceptable`` whether it
    passes now; ``reason`` in words for the audit. ``parameter`` is the exponent of Box-Cox.
    """

    values: Vector
    done: Done
    points: tuple[int, ...]
    before: tuple[float, float]
    after: tuple[float, float]
    is_acceptable: bool
    reason: str
    parameter: float | None = None


def treat(
    values: Vector, treatment: Treatment = Treatment.AUTO, most: int = MOST_POINTS
) -> Treated:
    """Treat the outliers of one column.

    A column that passes the rule of :func:`shape.is_acceptable` is let be. Winsorising gives
    the extreme on the skewed side the next value, all tied points together, and tests again,
    up to ``most`` points. The logarithm is ``ln(x − min + 0.01(max − min))`` of the original.

    Args:
        values: (places,), NaN where there is a gap.
        treatment: what may be done.
        most: the number of points that may be winsorised.
    """
    if treatment is Treatment.NONE or bool(is_acceptable(values[:, None])[0]):
        why = (
            "left as it is by order"
            if treatment is Treatment.NONE
            else "skewness and kurtosis pass"
        )
        return _told(values, values, Done.NOTHING, (), why)
    if treatment is Treatment.LOG:
        return _logged(values, "logarithm by order")
    if treatment is Treatment.BOX_COX:
        return _box_coxed(values)
    drawn, points = winsorise(values, most)
    result = _told(values, drawn, Done.WINSORISED, points, f"{len(points)} points drawn in")
    if result.is_acceptable or treatment is Treatment.WINSORISE:
        return result
    return _logged(values, f"{most} points drawn in do not do, so the logarithm of the original")


def winsorise(values: Vector, most: int) -> tuple[Vector, tuple[int, ...]]:
    """Draw in extreme points until the column passes or ``most`` points are drawn in.

    Tied points go together; a tie that would go beyond ``most`` ends it.

    Returns:
        the column (places,) and the rows that were drawn in, in that order.
    """
    drawn, points = values.copy(), list[int]()
    while len(points) < most:
        skew, peak = skewness_and_kurtosis(drawn[:, None])
        if passes(skew, peak)[0]:
            break
        upward = skew[0] > 0
        edge = np.nanmax(drawn) if upward else np.nanmin(drawn)
        inner = drawn[(drawn < edge) if upward else (drawn > edge)]
        tied = np.flatnonzero(drawn == edge)
        fresh = [int(row) for row in tied if int(row) not in points]
        if not inner.size or len(points) + len(fresh) > most:
            break
        drawn[tied] = inner.max() if upward else inner.min()
        points += fresh
    return drawn, tuple(points)


def logarithm(values: Vector) -> Vector:
    """Take ``ln(x − min + 0.01(max − min))``, which any column bears that is not constant."""
    low, high = np.nanmin(values), np.nanmax(values)
    with np.errstate(over="ignore"):
        moved = values - low + _GAP_SHARE * (high - low)
    logged: Vector = np.log(np.where(np.isinf(moved), np.nan, moved))
    return logged


def box_cox(values: Vector, exponent: float) -> Vector:
    """Take ``(x^λ − 1)/λ``, or ``ln x`` for λ = 0, of a column moved above zero if need be.

    A column with values at or below zero is moved by ``0.01(max − min) − min`` first.
    """
    low, high = np.nanmin(values), np.nanmax(values)
    positive = values if low > 0 else values - low + _GAP_SHARE * (high - low)
    with np.errstate(over="ignore", divide="ignore"):
        taken: Vector = np.log(positive) if exponent == 0 else (positive**exponent - 1) / exponent
    return taken


def _box_coxed(values: Vector) -> Treated:
    exponents = np.round(np.arange(-2, 2.01, 0.05), 2)
    skews = [_skew_of(box_cox(values, float(one))) for one in exponents]
    best = float(exponents[int(np.argmin(skews))])
    why = f"Box-Cox with exponent {best:g}, which leaves the least skewness"
    told = _told(values, box_cox(values, best), Done.BOX_COXED, (), why)
    return replace(told, parameter=best)


def _skew_of(taken: Vector) -> float:
    """Give how skewed a column is, either way; endless where a value is or it cannot be told."""
    if np.isinf(taken).any():
        return np.inf
    skew = abs(float(skewness(taken[:, None])[0]))
    return np.inf if np.isnan(skew) else skew


def _logged(values: Vector, why: str) -> Treated:
    return _told(values, logarithm(values), Done.LOGGED, (), why)


def _told(before: Vector, after: Vector, done: Done, points: tuple[int, ...], why: str) -> Treated:
    old, new = (skewness_and_kurtosis(one[:, None]) for one in (before, after))
    return Treated(
        values=after,
        done=done,
        points=points,
        before=(float(old[0][0]), float(old[1][0])),
        after=(float(new[0][0]), float(new[1][0])),
        is_acceptable=bool(passes(*new)[0]),
        reason=why,
    )
