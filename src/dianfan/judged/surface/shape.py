"""The shape of a column's distribution: skewness and kurtosis, and when they are too much."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

MOST_SKEW = 2.0
MOST_KURTOSIS = 3.5
FEWEST = 4
"""Values below which the kurtosis is not defined."""


def skewness(values: Matrix) -> Matrix:
    """Give the adjusted skewness of each column; gaps are left out.

    ``G1 = √(n(n−1))/(n−2) · m3/m2^1.5`` (Joanes and Gill 1998), with n the values there are.

    Args:
        values: (places, columns), NaN where there is a gap.

    Returns:
        (columns,), without unit; NaN for fewer than three values or a constant column.
    """
    return skewness_and_kurtosis(values)[0]


def kurtosis(values: Matrix) -> Matrix:
    """Give the adjusted excess kurtosis of each column; gaps are left out.

    ``G2 = ((n+1)(m4/m2² − 3) + 6)(n−1)/((n−2)(n−3))`` (Joanes and Gill 1998).

    Args:
        values: (places, columns), NaN where there is a gap.

    Returns:
        (columns,), without unit; NaN for fewer than four values or a constant column.
    """
    return skewness_and_kurtosis(values)[1]


def skewness_and_kurtosis(values: Matrix) -> tuple[Matrix, Matrix]:
    """Give both at once, from the same moments; see :func:`skewness` and :func:`kurtosis`."""
    count, second, third, fourth = _moments(values)
    with np.errstate(divide="ignore", invalid="ignore"):
        skew = np.sqrt(count * (count - 1)) / (count - 2) * third / second**1.5
        excess = fourth / second**2 - 3
        peak = ((count + 1) * excess + 6) * (count - 1) / ((count - 2) * (count - 3))
    uneven = second > 0
    return (
        np.where((count >= FEWEST - 1) & uneven, skew, np.nan),
        np.where((count >= FEWEST) & uneven, peak, np.nan),
    )


def is_acceptable(values: Matrix) -> NDArray[np.bool_]:
    """Tell for each column whether it needs no treatment: |skewness| < 2 or kurtosis < 3.5.

    The rule of the OECD/JRC Handbook (2008) as its authors apply it. A column for which
    neither can be computed is let be: nothing can be said of three values.
    """
    return passes(*skewness_and_kurtosis(values))


def passes(skew: Matrix, peak: Matrix) -> NDArray[np.bool_]:
    """Tell whether a skewness and a kurtosis are acceptable, as :func:`is_acceptable` does."""
    return ~((np.abs(skew) >= MOST_SKEW) & (peak >= MOST_KURTOSIS))


def _moments(values: Matrix) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Give the count and the central moments 2 to 4 of each column, of what is there.

    Values are divided by the largest deviation first, so that 10^308 does not overflow;
    both measures are the same for any unit.
    """
    there = ~np.isnan(values)
    count = there.sum(axis=0).astype(np.float64)
    known = np.where(there, values, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.abs(known).max(axis=0, initial=0.0)
        scaled = known / np.where(scale > 0, scale, 1.0)
        centre = scaled.sum(axis=0) / count
        away = np.where(there, scaled - centre, 0.0)
        spread = np.abs(away).max(axis=0, initial=0.0)
        away = away / np.where(spread > 0, spread, 1.0)
        square = away * away
        second = square.sum(axis=0) / count
        third = (square * away).sum(axis=0) / count
        fourth = (square * square).sum(axis=0) / count
    return count, second, third, fourth
