"""Correlations of columns, each with the number of places that have both."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.audit.statistic import LEVEL
from dianfan.judged.surface.audit.statistic import Statistic
from dianfan.judged.surface.audit.statistic import undefined
from dianfan.judged.surface.ranking import ranks_from_below

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

FEWEST = 3


class Correlating(StrEnum):
    """How two columns are held against one another.

    ``PEARSON`` by values, ``SPEARMAN`` by ranks (ties at their mean), ``KENDALL`` by pairs of
    places (τ-b).
    """

    PEARSON = "pearson"
    SPEARMAN = "spearman"
    KENDALL = "kendall"


@dataclass(frozen=True)
class Correlations:
    """All correlations of some columns: ``values`` and ``counts`` (columns, columns).

    NaN where fewer than three places have both columns, or one of them is constant among
    these; ``findings`` names each such column once.
    """

    names: tuple[str, ...]
    method: Correlating
    values: Matrix
    counts: NDArray[np.int64]
    findings: tuple[Finding, ...] = ()

    def of(self, first: str, second: str) -> Statistic:
        """Give the correlation of two columns with its n and its 95 % interval."""
        at = self.names.index(first), self.names.index(second)
        return with_interval(float(self.values[at]), int(self.counts[at]), self.method)


def correlations(
    values: Matrix, names: tuple[str, ...], method: Correlating = Correlating.PEARSON
) -> Correlations:
    """Correlate columns, each pair over the places that have both.

    Args:
        values: (places, columns), NaN where there is a gap.
        names: of the columns.
        method: how.

    Raises:
        UseError: there is not a name for each column.
    """
    if values.ndim != 2 or values.shape[1] != len(names):  # noqa: PLR2004 - rows and columns
        raise UseError("there is not a name for each column", remedy="name every column once")
    there = (~np.isnan(values)).astype(np.int64)
    counts = there.T @ there
    whole = bool(there.all())
    if whole and method is not Correlating.KENDALL:
        found = _together(values if method is Correlating.PEARSON else _ranked(values))
    else:
        found = _pair_by_pair(values, method)
    found = np.where(counts < FEWEST, np.nan, found)
    return Correlations(names, method, found, counts, _constant(names, found))


def correlation(
    first: Vector, second: Vector, method: Correlating = Correlating.PEARSON
) -> Statistic:
    """Correlate two columns with n and interval; NaN where :func:`correlations` has one."""
    found = correlations(np.column_stack([first, second]), ("first", "second"), method)
    return found.of("first", "second")


def with_interval(value: float, count: int, method: Correlating) -> Statistic:
    """Add the 95 % interval by Fisher's z: ``tanh(artanh r ± 1.96 s)``.

    s² is ``1/(n − 3)`` for Pearson (Fisher 1915), ``(1 + r²/2)/(n − 3)`` for Spearman and
    ``0.437/(n − 4)`` for Kendall (Bonett and Wright 2000). None for a perfect correlation, nor
    for n up to 3, or 4 for Kendall.
    """
    short = 4 if method is Correlating.KENDALL else 3
    if math.isnan(value) or abs(value) >= 1 - 1e-12 or count <= short:
        return Statistic(value, count)
    square = {
        Correlating.PEARSON: 1.0,
        Correlating.SPEARMAN: 1 + value * value / 2,
        Correlating.KENDALL: 0.437,
    }[method] / (count - short)
    reach = float(stats.norm.ppf(1 - LEVEL / 2)) * math.sqrt(square)
    middle = math.atanh(value)
    return Statistic(value, count, math.tanh(middle - reach), math.tanh(middle + reach))


def _together(values: Matrix) -> Matrix:
    """Correlate columns without gaps by one product of matrices."""
    if not values.size:
        return np.full((values.shape[1], values.shape[1]), np.nan)
    size = np.abs(values).max(axis=0)
    scaled = values / np.where(size > 0, size, 1.0)
    away = scaled - scaled.mean(axis=0)
    length = np.sqrt((away**2).sum(axis=0))
    unit = away / np.where(length > 0, length, np.nan)
    unit[:, np.ptp(values, axis=0) == 0] = np.nan
    product: Matrix = np.clip(unit.T @ unit, -1, 1)
    np.fill_diagonal(product, np.where(np.isnan(np.diag(product)), np.nan, 1.0))
    return product


def _ranked(values: Matrix) -> Matrix:
    return ranks_from_below(values, "mean")


def _pair_by_pair(values: Matrix, method: Correlating) -> Matrix:
    width = values.shape[1]
    found = np.full((width, width), np.nan)
    for at in range(width):
        for other in range(at, width):
            pair = values[:, [at, other]]
            found[at, other] = found[other, at] = _one(pair[~np.isnan(pair).any(axis=1)], method)
    return found


def _one(pair: Matrix, method: Correlating) -> float:
    if len(pair) < FEWEST or (np.ptp(pair, axis=0) == 0).any():
        return math.nan
    if method is Correlating.KENDALL:
        return float(stats.kendalltau(pair[:, 0], pair[:, 1]).statistic)
    return float(_together(pair if method is Correlating.PEARSON else _ranked(pair))[0, 1])


def _constant(names: tuple[str, ...], found: Matrix) -> tuple[Finding, ...]:
    empty = np.isnan(np.diag(found))
    return tuple(
        undefined(
            "no-correlation",
            names[at],
            "the column is constant, or fewer than three places have it, so it correlates with nothing",
            "leave the indicator out, or report more of it",
        )
        for at in np.flatnonzero(empty)
    )
