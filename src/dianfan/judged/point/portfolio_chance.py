"""What a portfolio's projects will do together: all of them, how many, and how surely.

Each project has its own probability of ending by a date; what they have in common (a winter, a
grant, a supplier) is one normal factor of a Gaussian copula (Vasicek 1987; Li 2000). Correlation leaves
the expected number as it is and makes both "all of them" and "hardly any" likelier.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr
from scipy.special import ndtri

from dianfan.figures.errors import UseError
from dianfan.judged.point.measured import Array

REACH = 9.0
_WIDEST, _FINEST = 0.1, 6.0
_MOST_CELLS = 2_000_000


@dataclass(frozen=True)
class PortfolioChance:
    """How many of a portfolio's projects end by a date.

    ``chances`` (projects,) are those of each project alone; ``numbers`` (projects + 1,) the
    probability that just 0, 1, … n of them end; ``correlation`` that of the normal variables behind.
    """

    chances: Array
    numbers: Array
    correlation: float

    @property
    def expected(self) -> float:
        """Give the expected number: the sum of the chances, whatever the correlation."""
        return float(self.chances.sum())

    @property
    def all_of_them(self) -> float:
        """Give the probability that every project ends by the date."""
        return float(self.numbers[-1])

    @property
    def none_of_them(self) -> float:
        """Give the probability that no project ends by the date."""
        return float(self.numbers[0])

    @property
    def spread(self) -> float:
        """Give the standard deviation of the number."""
        away = np.arange(len(self.numbers)) - self.expected
        return float((self.numbers * away**2).sum() ** 0.5)

    def at_least(self, number: int) -> float:
        """Give the probability that so many projects or more end by the date."""
        return float(self.numbers[max(number, 0) :].sum())

    def sure_number(self, share: float = 0.8) -> int:
        """Give the largest number that is reached with a probability of at least ``share``: P80 by default."""
        reached = np.cumsum(self.numbers[::-1])[::-1]
        return int(np.flatnonzero(reached >= share - 1e-12)[-1])


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a probability can be, whatever hangs on what."""

    low: float
    high: float


def bounds_of_all(chances: Array) -> Bounds:
    """Bound the probability of all ending, nothing being known of what they share.

    ``max(0, Σp - (n - 1)) ≤ P ≤ min p`` (Fréchet 1935); neither can be improved.

    Args:
        chances: (projects,), of each alone.
    """
    told = _checked(chances)
    return Bounds(max(0.0, float(told.sum()) - (len(told) - 1)), float(told.min()))


def bounds_of_any(chances: Array) -> Bounds:
    """Bound the probability of at least one ending: ``max p ≤ P ≤ min(1, Σp)``.

    Args:
        chances: (projects,), of each alone.
    """
    told = _checked(chances)
    return Bounds(float(told.max()), min(1.0, float(told.sum())))


def portfolio_chance(chances: Array, correlation: float = 0.0) -> PortfolioChance:
    """Compute the distribution of the number of projects that end by a date.

    Independent ones are added up one by one, exactly (Poisson-binomial; the recursion of Barlow
    and Heidtmann 1984). Correlated ones are independent given the common factor f, with
    ``pᵢ(f) = Φ((Φ⁻¹(pᵢ) + √ρ f) / √(1 - ρ))``, and are averaged over f by the trapezoidal rule, whose
    error falls faster than any power of its step here. With ρ = 1 the likelier always end first.

    Args:
        chances: (projects,), from 0 to 1, of each alone; leave out what has no forecast, and say so.
        correlation: ρ, from 0 to 1.

    Raises:
        UseError: no project, a chance that is none, or ρ outside 0 to 1.
    """
    told = _checked(chances)
    if not 0 <= correlation <= 1:
        raise UseError(f"a correlation of {correlation} is none", remedy="give one from 0 to 1")
    if correlation == 0:
        return PortfolioChance(told, _numbers(told[None, :])[0], correlation)
    if correlation > 1 - 1e-6:
        return PortfolioChance(told, -np.diff([1.0, *np.sort(told)[::-1], 0.0]), correlation)
    return PortfolioChance(told, _averaged(told, correlation), correlation)


def _checked(chances: Array) -> Array:
    told = np.asarray(chances, np.float64)
    if told.ndim != 1 or not told.size or not ((told >= 0) & (told <= 1)).all():
        raise UseError(
            "these are no probabilities of projects",
            why="each must be a number from 0 to 1, and there must be one at least",
            remedy="leave out projects without a forecast, and say how many they are",
        )
    return told


def _averaged(told: Array, correlation: float) -> Array:
    steep = ((1 - correlation) / correlation) ** 0.5 / np.log(len(told) + 2) ** 0.5
    step = min(_WIDEST, steep / _FINEST)
    factor = np.arange(-REACH, REACH + step, step)
    weight = np.exp(-(factor**2) / 2)
    weight /= weight.sum()
    found = np.zeros(len(told) + 1)
    size = max(1, _MOST_CELLS // (len(told) + 1))
    for first in range(0, len(factor), size):
        part = factor[first : first + size, None]
        given = ndtr((ndtri(told) + correlation**0.5 * part) / (1 - correlation) ** 0.5)
        found += weight[first : first + size] @ _numbers(given)
    return found


def _numbers(chances: Array) -> Array:
    """Add independent projects one by one: (cases, projects) to (cases, projects + 1)."""
    cases, projects = chances.shape
    found = np.zeros((cases, projects + 1))
    found[:, 0] = 1
    for at in range(projects):
        own = chances[:, at, None]
        came = found[:, : at + 1] * own
        found[:, : at + 1] -= came
        found[:, 1 : at + 2] += came
    return found
