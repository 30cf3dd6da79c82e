"""Space: whether places are like their neighbours, and which ones stand out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


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
    ``islands`` have no neighbours and no local value.
    """

    value: float
    expected: float
    p: float
    local: Vector
    local_p: Vector
    islands: tuple[str, ...]
    permutations: int


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
    total = float(near.weights.sum())
    if values.shape != (len(near.names),) or np.isnan(values).any():
        raise UseError(
            "there is not a value for each place", remedy="leave places without one out of both"
        )
    away = values - values.mean()
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
    return Moran(
        value, expected, p, np.where(alone, np.nan, local), np.where(alone, np.nan, local_p),
        tuple(name for name, one in zip(near.names, alone, strict=True) if one), permutations,
    )  # fmt: skip


def _chances(
    away: Vector, weights: Matrix, value: float, local: Vector, permutations: int, seed: int
) -> tuple[float, Vector]:
    if not permutations:
        return float("nan"), np.full(len(away), np.nan)
    chance = np.random.default_rng(seed)
    count, square = len(away), float((away**2).sum())
    expected = -1 / (count - 1)
    shuffled = np.array([chance.permutation(away) for _ in range(permutations)])
    values = count / weights.sum() * ((shuffled @ weights.T) * shuffled).sum(axis=1) / square
    further = int((np.abs(values - expected) >= abs(value - expected) - 1e-12).sum())
    local_p = np.array(
        [
            _local_chance(away, weights[at], local[at], at, permutations, chance)
            for at in range(count)
        ]
    )
    return (further + 1) / (permutations + 1), local_p


def _local_chance(
    away: Vector, row: Vector, local: float, at: int, permutations: int, chance: np.random.Generator
) -> float:
    near = np.flatnonzero(row)
    if not near.size:
        return float("nan")
    others = np.delete(away, at)
    order = np.argsort(chance.random((permutations, len(others))), axis=1)[:, : len(near)]
    drawn = away[at] * (others[order] @ row[near]) / ((away**2).sum() / len(away))
    above = int((drawn >= local - 1e-12).sum())
    below = int((drawn <= local + 1e-12).sum())
    return min(1.0, 2 * (min(above, below) + 1) / (permutations + 1))
