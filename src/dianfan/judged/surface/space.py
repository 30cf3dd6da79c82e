"""Space: whether places are like their neighbours, and which ones stand out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.sparse import csr_array

from dianfan.figures.errors import UseError

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


class Quadrant(StrEnum):
    """How a place lies to its neighbours, above or below the mean; an island to none."""

    HIGH_HIGH = "high among high"
    LOW_HIGH = "low among high"
    LOW_LOW = "low among low"
    HIGH_LOW = "high among low"
    ISLAND = "island"


@dataclass(frozen=True)
class Neighbours:
    """Who neighbours whom, in a row for each place: ``weights`` (places, places), diagonal zero."""

    names: tuple[str, ...]
    weights: Matrix

    @classmethod
    def of(cls, lists: Mapping[str, tuple[str, ...]], *, by_row: bool = True) -> Self:
        """Make neighbours from lists of names.

        Args:
            lists: each place's neighbours, each weighing alike.
            by_row: let the weights of each place sum to one.

        Raises:
            UseError: a neighbour is no place, or a place neighbours itself.
        """
        names = tuple(lists)
        number = {name: at for at, name in enumerate(names)}
        weights = np.zeros((len(names), len(names)))
        for name, others in lists.items():
            for other in others:
                if other not in number or other == name:
                    raise UseError(
                        f"“{other}” cannot neighbour “{name}”",
                        remedy="name other places of the list",
                    )
                weights[number[name], number[other]] = 1
        sums = weights.sum(axis=1, keepdims=True)
        return cls(names, weights / np.where(sums > 0, sums, 1) if by_row else weights)


@dataclass(frozen=True)
class Moran:
    """Moran's I of places: its value, that expected of chance, and how chance compares.

    ``local`` (places,) is each place's part; ``p`` is the share of permutations at least as
    far from the expected value (two-sided, the observed one counted), ``local_p`` likewise
    for each place, its neighbours' values drawn from all others; both NaN without permutations.
    ``islands`` have no neighbours and no local value. ``variance`` is that of chance if every
    order of the values is as likely (Cliff and Ord 1981), ``z`` the distance from the expected
    value in its square root and ``normal_p`` its two-sided p by the normal distribution; NaN for
    fewer than four places. ``quadrants`` (places,) say how each place lies to its neighbours.
    """

    value: float
    expected: float
    p: float
    local: Vector
    local_p: Vector
    islands: tuple[str, ...]
    permutations: int
    count: int
    variance: float
    z: float
    normal_p: float
    quadrants: tuple[Quadrant, ...]


def moran(values: Vector, near: Neighbours, *, permutations: int = 999, seed: int = 0) -> Moran:
    """Give Moran's I: ``n/S0 · Σ_ij w_ij z_i z_j / Σ z²``, z the deviations from the mean.

    Local values are ``z_i Σ_j w_ij z_j / (Σ z²/n)`` (Anselin 1995), whose sum is ``I · S0``.

    Args:
        values: (places,) in the order of ``near.names``.
        near: who neighbours whom.
        permutations: shuffles that the value is held against; 0 for none.
        seed: of the shuffles.

    Raises:
        UseError: a value is missing, all are equal, or nobody has a neighbour.
    """
    _check(values, near)
    total = float(near.weights.sum())
    scaled = values / max(float(np.abs(values).max()), np.finfo(float).tiny)
    away = np.where(np.ptp(scaled) > 0, scaled - scaled.mean(), 0.0)
    square = float((away**2).sum())
    if square == 0 or total == 0:
        raise UseError(
            "all values are equal, or nobody has a neighbour", remedy="there is nothing to compare"
        )
    count = len(values)
    lag = near.weights @ away
    value = count / total * float(away @ lag) / square
    local = away * lag / (square / count)
    expected = -1 / (count - 1)
    p, local_p = _chances(away, near.weights, value, local, permutations, seed)
    alone = near.weights.sum(axis=1) == 0
    variance = _variance(away, near.weights)
    z = (value - expected) / math.sqrt(variance) if variance > 0 else math.nan
    return Moran(
        value, expected, p, np.where(alone, np.nan, local), np.where(alone, np.nan, local_p),
        tuple(name for name, one in zip(near.names, alone, strict=True) if one), permutations,
        count, variance, z, 2 * float(stats.norm.sf(abs(z))), _quadrants(away, lag, alone),
    )  # fmt: skip


def _check(values: Vector, near: Neighbours) -> None:
    count = len(near.names)
    if values.shape != (count,) or not np.isfinite(values).all():
        raise UseError(
            "there is not a value for each place", remedy="leave places without one out of both"
        )
    weights = near.weights
    if weights.shape != (count, count) or not (weights >= 0).all() or np.diag(weights).any():
        raise UseError(
            "weights are not one for each pair of places, or negative, or of a place with itself",
            remedy="make neighbours from lists of names",
        )


def _variance(away: Vector, weights: Matrix) -> float:
    """Give the variance of Moran's I if every order of the values is as likely.

    ``(n((n² − 3n + 3)S₁ − nS₂ + 3S₀²) − k((n² − n)S₁ − 2nS₂ + 6S₀²)) / ((n−1)(n−2)(n−3)S₀²) − E²``
    with ``S₀ = Σw``, ``S₁ = ½Σ(w_ij + w_ji)²``, ``S₂ = Σ_i(Σ_j w_ij + Σ_j w_ji)²`` and
    ``k = n Σz⁴/(Σz²)²`` (Cliff and Ord 1981).
    """
    n, total = len(away), float(weights.sum())
    if n < 4:  # noqa: PLR2004 - the formula divides by n − 3
        return math.nan
    pairs = float(((weights + weights.T) ** 2).sum()) / 2
    sums = float(((weights.sum(axis=0) + weights.sum(axis=1)) ** 2).sum())
    scaled = away / np.abs(away).max()
    peak = n * float((scaled**4).sum()) / float((scaled**2).sum()) ** 2
    first = n * ((n * n - 3 * n + 3) * pairs - n * sums + 3 * total**2)
    second = peak * ((n * n - n) * pairs - 2 * n * sums + 6 * total**2)
    below = (n - 1) * (n - 2) * (n - 3) * total**2
    return (first - second) / below - 1 / (n - 1) ** 2


def _quadrants(away: Vector, lag: Vector, alone: NDArray[np.bool_]) -> tuple[Quadrant, ...]:
    named = {
        (True, True): Quadrant.HIGH_HIGH,
        (False, True): Quadrant.LOW_HIGH,
        (False, False): Quadrant.LOW_LOW,
        (True, False): Quadrant.HIGH_LOW,
    }
    return tuple(
        Quadrant.ISLAND if island else named[bool(own > 0), bool(near > 0)]
        for own, near, island in zip(away, lag, alone, strict=True)
    )


def _chances(
    away: Vector, weights: Matrix, value: float, local: Vector, permutations: int, seed: int
) -> tuple[float, Vector]:
    if not permutations:
        return math.nan, np.full(len(away), np.nan)
    chance = np.random.default_rng(seed)
    count, square = len(away), float((away**2).sum())
    expected = -1 / (count - 1)
    shuffled = np.array([chance.permutation(away) for _ in range(permutations)])
    lags = (csr_array(weights) @ shuffled.T).T
    values = count / weights.sum() * (lags * shuffled).sum(axis=1) / square
    further = int((np.abs(values - expected) >= abs(value - expected) - 1e-12).sum())
    most = int((weights > 0).sum(axis=1).max())
    order = _orders(count - 1, most, permutations, chance)
    local_p = np.array(
        [_local_chance(away, weights[at], local[at], at, order) for at in range(count)]
    )
    return (further + 1) / (permutations + 1), local_p


def _orders(
    count: int, most: int, permutations: int, chance: np.random.Generator
) -> NDArray[np.intp]:
    """Draw the first few of many orders of all others, (permutations, most); one table for all."""
    keys = chance.random((permutations, count))
    if most >= count:
        return np.argsort(keys, axis=1)
    least = np.argpartition(keys, most - 1, axis=1)[:, :most]
    inner = np.argsort(np.take_along_axis(keys, least, axis=1), axis=1)
    return np.take_along_axis(least, inner, axis=1)


def _local_chance(
    away: Vector, row: Vector, local: float, at: int, order: NDArray[np.intp]
) -> float:
    near = np.flatnonzero(row)
    if not near.size:
        return math.nan
    others = order[:, : len(near)]
    drawn = away[at] * (away[others + (others >= at)] @ row[near]) / ((away**2).sum() / len(away))
    above = int((drawn >= local - 1e-12).sum())
    below = int((drawn <= local + 1e-12).sum())
    return min(1.0, 2 * (min(above, below) + 1) / (len(order) + 1))
