"""PERT: the end of a project from three durations of each activity, along one critical path.

Malcolm, Roseboom, Clark and Fazar (1959). The other paths are forgotten, so that the end is told
too early and too surely wherever paths merge; :mod:`simulating` measures by how much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import betaincc
from scipy.special import ndtr
from scipy.special import ndtri

from dianfan.judged.point.measured import Array
from dianfan.judged.point.measured import quotient
from dianfan.judged.point.schedule import Schedule
from dianfan.judged.point.schedule import Times
from dianfan.judged.point.schedule import critical_path
from dianfan.judged.point.schedule import times


@dataclass(frozen=True)
class Pert:
    """What PERT says of a schedule, in its unit of time.

    ``mean`` is the length of the critical path ``path`` and ``variance`` that of its activities
    added up, as if they were independent; ``times`` those of the mean durations.
    """

    mean: float
    variance: float
    path: tuple[str, ...]
    times: Times

    def chance_by(self, date: float) -> float:
        """Tell the probability of ending by a time, the end being taken as normal."""
        if self.variance == 0:
            return float(self.mean <= date)
        return float(ndtr((date - self.mean) / self.variance**0.5))

    def quantile(self, share: float) -> float:
        """Tell the time by which the project ends with a probability between 0 and 1."""
        return self.mean + float(ndtri(share)) * self.variance**0.5 if self.variance else self.mean


def mean_durations(made: Schedule) -> Array:
    """Compute ``(a + 4m + b) / 6``, (activities,), less what has elapsed; beyond a, what is left by the beta."""
    means = (made.optimistic + 4 * made.likely + made.pessimistic) / 6 - made.elapsed
    late = made.elapsed > made.optimistic
    return np.where(late, _moments_of_rest(made)[0], means) if late.any() else means


def variances(made: Schedule) -> Array:
    """Compute ``((b - a) / 6)²``, (activities,): PERT's own, not that of the beta distribution.

    Where a has elapsed it is the variance of what is left by the beta.
    """
    found: Array = ((made.pessimistic - made.optimistic) / 6) ** 2
    late = made.elapsed > made.optimistic
    return np.where(late, _moments_of_rest(made)[1], found) if late.any() else found


def _moments_of_rest(made: Schedule) -> tuple[Array, Array]:
    """Give mean and variance of what is left of a PERT-beta duration that has not ended, (activities,) each.

    ``E[X | X > x] = E[X] S(x; α + 1, β) / S(x; α, β)``, and so on for the square.
    """
    width = np.where(made.pessimistic > made.optimistic, made.pessimistic - made.optimistic, 1.0)
    likely = (made.likely - made.optimistic) / width
    passed = np.clip((made.elapsed - made.optimistic) / width, 0, 1)
    above, below = 1 + 4 * likely, 5 - 4 * likely
    left = _beyond(above, below, passed)
    first = above / 6 * quotient(_beyond(above + 1, below, passed), left)
    second = above * (above + 1) / 42 * quotient(_beyond(above + 2, below, passed), left)
    spread = np.maximum(second - first**2, 0) * width**2
    return np.maximum(made.optimistic + width * first - made.elapsed, 0), spread


def _beyond(above: Array, below: Array, passed: Array) -> Array:
    """Give the share of a beta distribution beyond a point."""
    return np.asarray(betaincc(above, below, passed), np.float64)


def pert(made: Schedule) -> Pert:
    """Compute mean and variance along the critical path; of equally long ones the least sure.

    Args:
        made: the schedule.
    """
    means, spread = mean_durations(made), variances(made)
    found = times(made, means)
    path = critical_path(made, found, spread)
    on_path = np.isin(np.array(made.ids), path)
    return Pert(float(found.finish), float(spread[on_path].sum()), path, found)
