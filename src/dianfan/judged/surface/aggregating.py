"""Aggregation: the children of a node become one score, by a mean or by comparison."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

_CENTRE, _WIDTH = 100.0, 10.0
_HALF = 0.5
_NO_POWER = 1e-6


class Aggregation(StrEnum):
    """How the children of a node are put together; formulas stand at the functions."""

    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"
    HARMONIC = "harmonic"
    POWER = "power"
    MEDIAN = "median"
    OWA = "owa"
    COPELAND = "copeland"
    MAZZIOTTA_PARETO = "mazziotta-pareto"
    ADJUSTED_MAZZIOTTA_PARETO = "adjusted mazziotta-pareto"
    MEAN_MIN = "mean-min"
    WROCLAW = "wroclaw"


class Zeros(StrEnum):
    """What a mean that is not defined at zero does with a score of zero or less.

    ``REFUSE`` gives no score and a finding; ``ZERO`` lets a zero make the mean zero, its
    limit, and still refuses what is below; ``FLOOR`` raises both to a stated floor.
    """

    REFUSE = "refuse"
    ZERO = "zero"
    FLOOR = "floor"


NEEDS_POSITIVE = frozenset({Aggregation.GEOMETRIC, Aggregation.HARMONIC})
COMPARES = frozenset({Aggregation.COPELAND, Aggregation.WROCLAW, Aggregation.MAZZIOTTA_PARETO})
"""Methods in which the score of a place hangs on the other places."""


@dataclass(frozen=True)
class Terms:
    """What a method needs besides scores and weights.

    ``exponent`` of the power mean; ``order`` the weights of OWA, from the best child to the
    worst; ``penalty`` −1 takes the spread away (more is better) and 1 adds it, for
    Mazziotta-Pareto; ``alpha`` the pull of the worst child in mean-min, from 0 to 1, and
    ``beta`` how far it has to lie from the mean to pull. ``zeros`` and ``floor`` are for the geometric
    and the harmonic mean.
    """

    exponent: float = 1.0
    order: tuple[float, ...] = ()
    penalty: float = -1.0
    alpha: float = 0.5
    beta: float = 1.0
    zeros: Zeros = Zeros.REFUSE
    floor: float = 1.0


def aggregate(
    scores: Matrix, weights: Vector, method: Aggregation, terms: Terms | None = None
) -> Vector:
    """Put the children of a node together.

    A child of weight zero counts for nothing, but in OWA, which weighs ranks and no children.
    A gap is left out and the weights of the others
    made up to one, so a place without any child has a gap. Geometric and harmonic means are
    not defined for scores at or below zero: such a place gets NaN, which the chain reports as
    a failure and never drops.

    Args:
        scores: (places, children), normalised, NaN where there is a gap.
        weights: (children,), none negative, not all zero.
        method: how.
        terms: what some methods need besides.

    Returns:
        (places,), in the units of the scores; Copeland in places won less places lost.

    Raises:
        ValueError: the weights are negative, all zero, or not as many as the children.
    """
    if weights.shape != (scores.shape[1],) or (weights < 0).any() or not weights.sum() > 0:
        message = "weights are one for each child, none negative and not all zero"
        raise ValueError(message)
    counts = (weights > 0) | (method is Aggregation.OWA)
    scores, weights = scores[:, counts], weights[counts]
    put: Vector = _METHODS[method](scores, weights / weights.sum(), terms or Terms())
    return np.where(np.isnan(scores).all(axis=1) | np.isinf(put), np.nan, put)


def shared(scores: Matrix, weights: Vector) -> Matrix:
    """Give each place's weights, those of its gaps shared out among the others; rows sum to 1."""
    there = np.where(np.isnan(scores), 0.0, weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        parts: Matrix = there / there.sum(axis=1, keepdims=True)
    return parts


def _arithmetic(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``Σ w x``."""
    del terms
    mean: Vector = (shared(scores, weights) * np.nan_to_num(scores)).sum(axis=1)
    return mean


def _geometric(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``exp Σ w ln x``."""
    scores = _raised(scores, terms)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(np.where(np.isnan(scores), 1.0, scores))
        mean = np.exp((shared(scores, weights) * logs).sum(axis=1))
    return np.where(_is_undefined(scores, terms), np.nan, mean)


def _harmonic(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``1 / Σ (w/x)``."""
    scores = _raised(scores, terms)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        inverse = 1 / np.where(np.isnan(scores), 1.0, scores)
        mean = 1 / (shared(scores, weights) * inverse).sum(axis=1)
    return np.where(_is_undefined(scores, terms), np.nan, mean)


def _raised(scores: Matrix, terms: Terms) -> Matrix:
    return np.maximum(scores, terms.floor) if terms.zeros is Zeros.FLOOR else scores


def _is_undefined(scores: Matrix, terms: Terms) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        bad = scores < 0 if terms.zeros is Zeros.ZERO else scores <= 0
        found: NDArray[np.bool_] = np.any(bad, axis=1)
    return found


def _power(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``(Σ w x^p)^(1/p)``, reckoned as ``m (Σ w (x/m)^p)^(1/p)``; the geometric mean at p = 0.

    m is the largest score for p above zero and the smallest below, so that no power overflows.
    """
    if abs(terms.exponent) < _NO_POWER:
        return _geometric(scores, weights, terms)
    scores = _raised(scores, terms)
    if terms.exponent == 1:
        return _arithmetic(scores, weights, terms)
    bad = _is_undefined(scores, terms)
    shares = shared(scores, weights)
    with np.errstate(all="ignore"):
        safe = np.where(scores > 0, scores, np.nan)
        widest = np.fmax if terms.exponent > 0 else np.fmin
        edge = widest.reduce(safe, axis=1, keepdims=True)
        part = np.where(np.isnan(safe), 0.0, (safe / edge) ** terms.exponent)
        mean: Vector = edge[:, 0] * (shares * part).sum(axis=1) ** (1 / terms.exponent)
    zero = np.any(scores == 0, axis=1) if terms.exponent < 0 else np.isnan(edge[:, 0])
    return np.where(bad, np.nan, np.where(zero, 0.0, mean))


def _median(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """The weighted median: the middle of the scores at which half of the weight is passed."""
    del terms
    order = np.argsort(scores, axis=1)
    sorted_scores = np.take_along_axis(scores, order, axis=1)
    passed = np.cumsum(np.take_along_axis(shared(scores, weights), order, axis=1), axis=1)
    passed = np.round(passed, 12)
    lower = np.argmax(passed >= _HALF, axis=1)
    upper = np.argmax(passed > _HALF, axis=1)
    rows = np.arange(len(scores))
    middle: Vector = (sorted_scores[rows, lower] + sorted_scores[rows, upper]) / 2
    return middle


def _owa(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``Σ v_k x_(k)``, x_(1) the best child; v is ``terms.order`` (Yager 1988)."""
    del weights
    ranked = -np.sort(-scores, axis=1)
    return _arithmetic(ranked, np.asarray(terms.order, dtype=np.float64), Terms())


def _copeland(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``Σ_j sign(o_ij − ½)`` with ``o_ij = Σ w[x_i > x_j] + ½ Σ w[x_i = x_j]``.

    Two places are compared on the children that both have, their weights made up to one.
    """
    del terms
    count = len(scores)
    won, both = np.zeros((count, count)), np.zeros((count, count))
    for column, weight in zip(scores.T, weights, strict=True):
        with np.errstate(invalid="ignore"):
            there = ~np.isnan(column)
            pair = there[:, None] & there[None, :]
            better = column[:, None] > column[None, :]
            equal = column[:, None] == column[None, :]
        won += weight * pair * (better + _HALF * equal)
        both += weight * pair
    with np.errstate(invalid="ignore", divide="ignore"):
        beaten = np.where(both > 0, np.round(won / both, 12), _HALF)
    np.fill_diagonal(beaten, _HALF)
    net: Vector = np.sign(beaten - _HALF).sum(axis=1)
    return net


def _mazziotta_pareto(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``M ∓ S²/M`` of z-scores set at 100 ± 10 (De Muro, Mazziotta and Pareto 2011)."""
    there = ~np.isnan(scores)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.nan_to_num(scores).sum(axis=0) / there.sum(axis=0)
        square = np.where(there, (scores - mean) ** 2, 0.0).sum(axis=0) / there.sum(axis=0)
        z = (scores - mean) / np.sqrt(square)
    return _penalised(_CENTRE + _WIDTH * z, weights, terms)


def _adjusted(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``M ∓ S²/M`` of scores that are already on the range 70 to 130 (Mazziotta and Pareto 2016)."""
    return _penalised(scores, weights, terms)


def _penalised(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    mean = _arithmetic(scores, weights, terms)
    square = (shared(scores, weights) * np.nan_to_num(scores - mean[:, None]) ** 2).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        fined: Vector = mean + terms.penalty * square / mean
    return fined


def _mean_min(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``M − α(√((M − min)² + β²) − β)``, the mean drawn to the worst child (Tarabusi and Guarini 2013)."""
    mean = _arithmetic(scores, weights, terms)
    with np.errstate(invalid="ignore"):
        worst = np.nanmin(np.where(np.isnan(scores), np.inf, scores), axis=1)
    pull = np.sqrt((mean - worst) ** 2 + terms.beta**2) - terms.beta
    drawn: Vector = mean - terms.alpha * pull
    return drawn


def _wroclaw(scores: Matrix, weights: Vector, terms: Terms) -> Vector:
    """``1 − d/(mean d + 2 sd d)``, d the distance to the best of every child (Hellwig 1968)."""
    del terms
    away = np.nan_to_num(np.fmax.reduce(scores, axis=0) - scores)
    distance = np.sqrt((shared(scores, weights) * away**2).sum(axis=1))
    edge = distance.mean() + 2 * distance.std()
    put: Vector = 1 - distance / edge if edge > 0 else np.ones(len(scores))
    return put


_METHODS: Mapping[Aggregation, Callable[[Matrix, Vector, Terms], Vector]] = MappingProxyType(
    {
        Aggregation.ARITHMETIC: _arithmetic,
        Aggregation.GEOMETRIC: _geometric,
        Aggregation.HARMONIC: _harmonic,
        Aggregation.POWER: _power,
        Aggregation.MEDIAN: _median,
        Aggregation.OWA: _owa,
        Aggregation.COPELAND: _copeland,
        Aggregation.MAZZIOTTA_PARETO: _mazziotta_pareto,
        Aggregation.ADJUSTED_MAZZIOTTA_PARETO: _adjusted,
        Aggregation.MEAN_MIN: _mean_min,
        Aggregation.WROCLAW: _wroclaw,
    }
)
