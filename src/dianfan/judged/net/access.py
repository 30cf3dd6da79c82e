"""Access: how many people reach a service in time, where, and how unequally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.inequality import gini
from dianfan.judged.net.network import Marks
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import Vector


@dataclass(frozen=True)
class Access:
    """The access of the people of an area to a service.

    ``people`` live there; ``served`` reach it within the limit, ``late`` only later, ``cut_off``
    by no way: the three add up to ``people``. ``share`` is of all people, those cut off among
    them, NaN where nobody lives. ``mean`` and ``worst`` minutes are over those who reach it, NaN
    where nobody does; ``inequality`` is the Gini coefficient of their minutes.
    """

    area: str
    people: float
    served: float
    late: float
    cut_off: float
    mean: float
    worst: float
    inequality: float

    @property
    def share(self) -> float:
        """The part of all people who reach the service in time, 0 to 1."""
        return self.served / self.people if self.people else float("nan")


def access(told: Network, minutes: Vector, limit: float) -> tuple[Access, ...]:
    """Tell the access of each area, in the order of their names, the whole network last (area "").

    Args:
        told: a network with people.
        minutes: from each node to its nearest service, (nodes,), infinite where there is none.
        limit: within how many minutes a person counts as served, that time included.

    Raises:
        UseError: minutes are missing, negative, or not one for each node.
    """
    if minutes.shape != (told.count,) or np.isnan(minutes).any() or (minutes < 0).any():
        raise UseError(
            "there are not minutes for every node", remedy="give infinity where no way leads"
        )
    areas = np.asarray(told.areas)
    names = sorted(set(told.areas) - {""})
    rows = [_row(name, told.people[areas == name], minutes[areas == name], limit) for name in names]
    return (*rows, _row("", told.people, minutes, limit))


def _row(area: str, people: Vector, minutes: Vector, limit: float) -> Access:
    reached = np.isfinite(minutes)
    within = minutes <= limit
    live = reached & (people > 0)
    some, times = people[live], minutes[live]
    whole = float(some.sum())
    return Access(
        area,
        float(people.sum()),
        float(people[within].sum()),
        float(people[reached & ~within].sum()),
        float(people[~reached].sum()),
        float((some * times).sum() / whole) if whole else float("nan"),
        float(times.max()) if whole else float("nan"),
        _spread(times, some),
    )


def _spread(times: Vector, people: Vector) -> float:
    if not len(times):
        return float("nan")
    return gini(times, people) if times.max() > 0 else 0.0


def gap(rows: Sequence[Access]) -> float:
    """Give by how many points of share the best-served area is above the worst, 0 to 1.

    Areas where nobody lives and the whole network are left out; NaN where none is left.
    """
    shares = [one.share for one in rows if one.area and one.people > 0]
    return max(shares) - min(shares) if shares else float("nan")


@dataclass(frozen=True)
class Isochrone:
    """The nodes from which a service is reached after ``above`` and up to ``until`` minutes."""

    above: float
    until: float
    nodes: Marks
    people: float


def isochrones(told: Network, minutes: Vector, bounds: Sequence[float]) -> tuple[Isochrone, ...]:
    """Cut the nodes into bands of minutes; the last is without end and holds those that no way leads from.

    Args:
        told: a network with people.
        minutes: to the nearest service, (nodes,).
        bounds: ends of the bands, rising.

    Raises:
        UseError: the bounds do not rise from above nought.
    """
    if any(late <= early for early, late in pairwise((0.0, *bounds))):
        raise UseError("the bounds do not rise", remedy="give minutes such as 15, 30, 60")
    ends = [-np.inf, *bounds, np.inf]
    bands = []
    for above, until in pairwise(ends):
        marks = (minutes > above) & (minutes <= until)
        bands.append(Isochrone(max(above, 0.0), until, marks, float(told.people[marks].sum())))
    return tuple(bands)
