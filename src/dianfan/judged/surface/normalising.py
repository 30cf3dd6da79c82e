"""Normalisation: columns of different units become scores that can be put together."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dianfan.judged.surface.ranking import ranks_from_below

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

_EFFICACY = 60.0
_FULL = 100.0


class Normalisation(StrEnum):
    """How a column becomes a score; the formulas stand at the functions of this module."""

    MIN_MAX = "min-max"
    Z_SCORE = "z"
    RANK = "rank"
    PERCENTILE = "percentile"
    BORDA = "borda"
    FRACTION_OF_MAX = "fraction of max"
    REFERENCE = "distance to reference"
    TARGET = "distance to target"
    GOALPOSTS = "goalposts"
    BASE_YEAR = "base year"
    EFFICACY = "efficacy"
    EFFICACY_EXPONENTIAL = "exponential efficacy"
    PERCENT_OF_TARGET = "percent of target"


@dataclass(frozen=True)
class Setting:
    """What a normalisation needs to know of each column, all (columns,).

    ``sign`` is 1 where more is better and −1 where less is. ``low`` and ``high`` are the
    bounds: those of the sample, or goalposts, or the satisfactory and the unsatisfactory
    value of efficacy, in the direction of the raw values. ``goal`` is the target or the
    reference. ``mean`` and ``spread`` (standard deviation with n − 1) are for z. A NaN
    stands where a column has none. ``span`` is the range of the score, from and to.
    """

    sign: Vector
    low: Vector
    high: Vector
    mean: Vector
    spread: Vector
    goal: Vector = field(default_factory=lambda: np.empty(0))
    span: tuple[float, float] = (0.0, 100.0)


def setting(
    values: Matrix,
    sign: Vector,
    *,
    goal: Vector | None = None,
    span: tuple[float, float] = (0.0, 100.0),
) -> Setting:
    """Take the bounds, means and spreads from the values themselves.

    Args:
        values: (places, columns), NaN where there is a gap, at least one value in a column; of
            all periods for global bounds.
        sign: (columns,), 1 or −1.
        goal: (columns,), target or reference, NaN where there is none.
        span: the range of the score.
    """
    size = np.nanmax(np.abs(values), axis=0)
    unit = np.where(size > 0, size, 1.0)
    scaled, count = values / unit, (~np.isnan(values)).sum(axis=0)
    mean = np.nanmean(scaled, axis=0)
    square = np.nansum((scaled - mean) ** 2, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(square / (count - 1))
    return Setting(
        sign=sign,
        low=np.nanmin(values, axis=0),
        high=np.nanmax(values, axis=0),
        mean=mean * unit,
        spread=spread * unit,
        goal=np.full(values.shape[1], np.nan) if goal is None else goal,
        span=span,
    )


def normalise(values: Matrix, method: Normalisation, by: Setting) -> Matrix:
    """Turn columns into scores, more being better in every one.

    Args:
        values: (places, columns) as treated, NaN where there is a gap, which stays one.
        method: which normalisation.
        by: the bounds, means and goals of the columns.

    Returns:
        (places, columns), in the units of the method: points of ``by.span``, standard
        deviations, ranks or shares.
    """
    scored: Matrix = _METHODS[method](values, by)
    return scored


def _min_max(values: Matrix, by: Setting) -> Matrix:
    """``(x − min)/(max − min)·(u − l) + l``; from the other end where less is better."""
    return _onto(_within(values, by), by)


def _goalposts(values: Matrix, by: Setting) -> Matrix:
    """``clip((x − a)/(b − a), 0, 1)·(u − l) + l``, a and b the goalposts."""
    return _onto(np.clip(_within(values, by), 0, 1), by)


def _base_year(values: Matrix, by: Setting) -> Matrix:
    """As min-max with the bounds of a base year, so that later years may pass 100."""
    return _onto(_within(values, by), by)


def _z_score(values: Matrix, by: Setting) -> Matrix:
    """``(x − mean)/s``, s with n − 1; turned where less is better."""
    return by.sign * (values - by.mean) / by.spread


def _rank(values: Matrix, by: Setting) -> Matrix:
    """The rank from below, 1 for the worst, the mean of tied ones."""
    return ranks_from_below(by.sign * values, "mean")


def _percentile(values: Matrix, by: Setting) -> Matrix:
    """``(rank − 1)/(n − 1)`` of the span, tied ones at the lowest of their ranks."""
    ranks = ranks_from_below(by.sign * values, "least")
    count = (~np.isnan(values)).sum(axis=0)
    return _onto((ranks - 1) / (count - 1), by)


def _borda(values: Matrix, by: Setting) -> Matrix:
    """The number of places that are worse, half of those that are equal."""
    return _rank(values, by) - 1


def _fraction_of_max(values: Matrix, by: Setting) -> Matrix:
    """``x/max``; ``min/x`` where less is better."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(by.sign > 0, values / by.high, by.low / values)


def _reference(values: Matrix, by: Setting) -> Matrix:
    """``1 − (ref − x)/(ref − min)`` of the span, at most full; from the other end likewise."""
    worst = np.where(by.sign > 0, by.low, by.high)
    return _onto(np.minimum(1 - (by.goal - values) / (by.goal - worst), 1), by)


def _target(values: Matrix, by: Setting) -> Matrix:
    """``(x − min)/(T − min)`` of the span; ``(max − x)/(max − T)`` where less is better; at most full."""
    worst = np.where(by.sign > 0, by.low, by.high)
    return _onto(np.minimum((values - worst) / (by.goal - worst), 1), by)


def _percent_of_target(values: Matrix, by: Setting) -> Matrix:
    """``min(x/T, 1)·100``; ``min(T/x, 1)·100`` where less is better."""
    with np.errstate(divide="ignore", invalid="ignore"):
        reached = np.where(by.sign > 0, values / by.goal, by.goal / values)
    return _FULL * np.minimum(reached, 1)


def _efficacy(values: Matrix, by: Setting) -> Matrix:
    """功效 in its linear form: ``60 + 40(x − x_s)/(x_h − x_s)``, x_s not allowed, x_h satisfactory."""
    return _EFFICACY + (_FULL - _EFFICACY) * _within(values, by)


def _efficacy_exponential(values: Matrix, by: Setting) -> Matrix:
    """功效 in its exponential form: ``60·(100/60)^((x − x_s)/(x_h − x_s))``."""
    grown: Matrix = _EFFICACY * (_FULL / _EFFICACY) ** _within(values, by)
    return grown


def _within(values: Matrix, by: Setting) -> Matrix:
    """Give where a value lies between the bounds, 0 at the bad and 1 at the good end."""
    size = np.maximum(np.abs(by.low), np.abs(by.high))
    unit = np.where(size > 0, size, 1.0)
    low, high = by.low / unit, by.high / unit
    bad = np.where(by.sign > 0, low, high)
    good = np.where(by.sign > 0, high, low)
    share: Matrix = (values / unit - bad) / (good - bad)
    return share


def _onto(share: Matrix, by: Setting) -> Matrix:
    low, high = by.span
    return low + (high - low) * share


_METHODS: Mapping[Normalisation, Callable[[Matrix, Setting], Matrix]] = MappingProxyType(
    {
        Normalisation.MIN_MAX: _min_max,
        Normalisation.Z_SCORE: _z_score,
        Normalisation.RANK: _rank,
        Normalisation.PERCENTILE: _percentile,
        Normalisation.BORDA: _borda,
        Normalisation.FRACTION_OF_MAX: _fraction_of_max,
        Normalisation.REFERENCE: _reference,
        Normalisation.TARGET: _target,
        Normalisation.GOALPOSTS: _goalposts,
        Normalisation.BASE_YEAR: _base_year,
        Normalisation.EFFICACY: _efficacy,
        Normalisation.EFFICACY_EXPONENTIAL: _efficacy_exponential,
        Normalisation.PERCENT_OF_TARGET: _percent_of_target,
    }
)
NEEDS_GOAL = frozenset(
    {Normalisation.REFERENCE, Normalisation.TARGET, Normalisation.PERCENT_OF_TARGET}
)
NEEDS_BOUNDS = frozenset(
    {Normalisation.GOALPOSTS, Normalisation.EFFICACY, Normalisation.EFFICACY_EXPONENTIAL}
)
