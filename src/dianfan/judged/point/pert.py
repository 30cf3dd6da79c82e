"""PERT: the end of a project from three durations of each activity, along one critical path.

Malcolm, Roseboom, Clark and Fazar (1959). The other paths are forgotten, so that the end is told
too early and too surely wherever paths merge; :mod:`simulating` measures by how much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr
from scipy.special import ndtri

from dianfan.judged.point.measured import Array
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
    """Compute ``(a + 4m + b) / 6``, (activities,)."""
    return (made.optimistic + 4 * made.likely + made.pessimistic) / 6


def variances(made: Schedule) -> Array:
    """Compute ``((b - a) / 6)²``, (activities,): PERT's own, not that of the beta distribution."""
    found: Array = ((made.pessimistic - made.optimistic) / 6) ** 2
    return found


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
