"""Durations as PERT-beta variables, from normal ones, through one table of the inverse.

A duration between a and b, likeliest at m, is ``a + (b - a) X`` with X beta of
``α = 1 + 4(m - a)/(b - a)`` and ``β = 1 + 4(b - m)/(b - a)`` (Clark 1962; Vose 2008, ch. 10). Since
``α + β = 6``, one number, ``s = (m - a)/(b - a)``, tells the whole shape, so that one table over s
and the normal variable serves every activity: cubic in s, linear in the normal variable. It misses
the exact inverse by less than :data:`ERROR` of ``b - a``, at any s, up to 6.5 standard deviations.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincc
from scipy.special import betaincinv
from scipy.special import ndtr
from scipy.special import ndtri

from dianfan.judged.point.measured import Array
from dianfan.judged.point.schedule import Schedule

ERROR = 1e-6
"""What the table may miss of the exact inverse, as a share of b - a; a test holds it to that."""
REACH = 6.5
_SHAPES, _STEPS = 129, 2049
SCALE, MIDDLE = (_STEPS - 1) / (2 * REACH), (_STEPS - 1) / 2
"""What brings a normal value to its place in the table."""


@dataclass(frozen=True)
class Durations:
    """The durations of a schedule's activities as functions of normal variables.

    ``rows`` (shapes, steps) holds the inverse for each shape that occurs; ``shape`` the row of each
    activity; ``least`` and ``width`` a and b - a, (activities,). ``elapsed`` (activities,) is how long
    each has been under way, and ``left`` (activities,) the chance that it lasts longer than that.
    """

    rows: Array
    shape: NDArray[np.intp]
    least: Array
    width: Array
    elapsed: Array
    left: Array

    def of(self, at: int, normal: Array) -> Array:
        """Give an activity's durations for standard normal values, any shape.

        Args:
            at: the activity, in the schedule's order.
            normal: beyond :data:`REACH` they count as that.
        """
        return self.at_places(at, normal * SCALE + MIDDLE)

    def at_places(self, at: int, place: Array) -> Array:
        """Give an activity's durations at places of the table, which are used up.

        Args:
            at: the activity, in the schedule's order.
            place: :data:`SCALE` times a normal value, plus :data:`MIDDLE`.
        """
        if self.left[at] < 1:
            place = self._beyond(at, place)
        row, step = self.rows[self.shape[at]], place.astype(np.intp)
        found: Array = row.take(step, mode="clip")
        rise = row[1:].take(step, mode="clip")
        rise -= found
        place -= step
        rise *= place
        found += rise
        found *= self.width[at]
        found += self.least[at] - self.elapsed[at]
        return np.maximum(found, 0, out=found) if self.elapsed[at] else found

    def _beyond(self, at: int, place: Array) -> Array:
        """Move places to what is left of the distribution: ``Φ(-z') = left · Φ(-z)``."""
        chance = self.left[at] * ndtr((MIDDLE - place) / SCALE)
        return np.asarray(MIDDLE - SCALE * ndtri(np.maximum(chance, 1e-300)))


def exact_share(likely: Array, normal: Array) -> Array:
    """Compute the exact inverse: the share of b - a at a normal value.

    Args:
        likely: ``s = (m - a)/(b - a)``, from 0 to 1.
        normal: standard normal values, of a shape that goes with ``likely``.
    """
    above, below = 1 + 4 * likely, 5 - 4 * likely
    # from the nearer end, where the small probability keeps its digits
    low = betaincinv(above, below, ndtr(np.minimum(normal, 0)))
    high = 1 - betaincinv(below, above, ndtr(-np.maximum(normal, 0)))
    found: Array = np.where(normal <= 0, low, high)
    return found


def durations_of(made: Schedule) -> Durations:
    """Prepare the durations of a schedule.

    Args:
        made: the schedule; where a = b the duration is sure.
    """
    width = made.pessimistic - made.optimistic
    likely = np.divide(
        made.likely - made.optimistic, width, out=np.full(made.count, 0.5), where=width > 0
    )
    shapes, shape = np.unique(likely, return_inverse=True)
    passed = np.divide(
        made.elapsed - made.optimistic, width, out=np.zeros(made.count), where=width > 0
    )
    left = betaincc(1 + 4 * likely, 5 - 4 * likely, np.clip(passed, 0, 1))
    return Durations(_blended(shapes), shape, made.optimistic, width, made.elapsed, left)


@lru_cache(maxsize=1)
def _table() -> Array:
    """Tabulate the inverse; s and 1 - s mirror one another."""
    half = _SHAPES // 2 + 1
    likely, normal = np.linspace(0, 1, _SHAPES)[:half, None], np.linspace(-REACH, REACH, _STEPS)
    below = exact_share(likely, normal[None, :])
    return np.concatenate([below, 1 - below[-2::-1, ::-1]])


def _blended(likely: Array) -> Array:
    """Take rows of the table at any s, by the cubic through the four nearest."""
    place = likely * (_SHAPES - 1)
    first = np.clip(place.astype(np.intp), 1, _SHAPES - 3)
    t = place - first
    parts = (
        -t * (t - 1) * (t - 2) / 6,
        (t + 1) * (t - 1) * (t - 2) / 2,
        -(t + 1) * t * (t - 2) / 2,
        (t + 1) * t * (t - 1) / 6,
    )
    table, weights = _table(), np.stack(parts, axis=1)
    found = np.empty((len(likely), _STEPS))
    for row, (at, four) in enumerate(zip(first, weights, strict=True)):
        np.matmul(four, table[at - 1 : at + 3], out=found[row])
    return found
