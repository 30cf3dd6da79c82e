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
    count, second, third, _ = _moments(values)
    with np.errstate(divide="ignore", invalid="ignore"):
        plain = third / second**1.5
        adjusted = np.sqrt(count * (count - 1)) / (count - 2) * plain
    return np.where((count > 2) & (second > 0), adjusted, np.nan)  # noqa: PLR2004 - the formula's own


def kurtosis(values: Matrix) -> Matrix:
    """Give the adjusted excess kurtosis of each column; gaps are left out.

    ``G2 = ((n+1)(m4/m2² − 3) + 6)(n−1)/((n−2)(n−3))`` (Joanes and Gill 1998).

    Args:
        values: (places, columns), NaN where there is a gap.

    Returns:
        (columns,), without unit; NaN for fewer than four values or a constant column.
    """
    count, second, _, fourth = _moments(values)
    with np.errstate(divide="ignore", invalid="ignore"):
        excess = fourth / second**2 - 3
        adjusted = ((count + 1) * excess + 6) * (count - 1) / ((count - 2) * (count - 3))
    return np.where((count >= FEWEST) & (second > 0), adjusted, np.nan)


def is_acceptable(values: Matrix) -> NDArray[np.bool_]:
    """Tell for each column whether it needs no treatment: |skewness| < 2 or kurtosis < 3.5.

    The rule of the OECD/JRC Handbook (2008) as its authors apply it. A column for which
    neither can be computed is let be: nothing can be said of three values.
    """
    skew, peak = skewness(values), kurtosis(values)
    return ~((np.abs(skew) >= MOST_SKEW) & (peak >= MOST_KURTOSIS))


def _moments(values: Matrix) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Give the count and the central moments 2 to 4 of each column, of what is there.

    Values are divided by the largest deviation first, so that 10^308 does not overflow;
    both measures are the same for any unit.
    """
    there = ~np.isnan(values)
    count = there.sum(axis=0).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.nanmax(np.abs(np.where(there, values, 0.0)), axis=0, initial=0.0)
        unit = np.where(scale > 0, scale, 1.0)
        scaled = np.where(there, values / unit, 0.0)
        centre = scaled.sum(axis=0) / count
        away = np.where(there, scaled - centre, 0.0)
        spread = np.abs(away).max(axis=0, initial=0.0)
        away = away / np.where(spread > 0, spread, 1.0)
        second, third, fourth = ((away**power).sum(axis=0) / count for power in (2, 3, 4))
    return count, second, third, fourth
