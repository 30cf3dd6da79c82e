"""A schedule as a network of activities: earliest and latest times, float, the critical path.

The critical path method of Kelley and Walker (1959), for one set of durations or for many at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.point.activities import Activity
from dianfan.judged.point.activities import check_schedule
from dianfan.judged.point.measured import Array

CLOSE = 1e-9
"""Times that differ by less than this share of the project's length are the same."""


@dataclass(frozen=True)
class Schedule:
    """Activities in an order in which each comes after those it waits for.

    ``ids`` in that order; ``optimistic``, ``likely`` and ``pessimistic`` (activities,), in one unit
    of time; ``before`` the positions of each one's predecessors, ``after`` of those that wait for it;
    ``elapsed`` (activities,) how long each has been under way.
    """

    ids: tuple[str, ...]
    optimistic: Array
    likely: Array
    pessimistic: Array
    before: tuple[tuple[int, ...], ...]
    after: tuple[tuple[int, ...], ...]
    elapsed: Array

    @property
    def count(self) -> int:
        """Give the number of activities."""
        return len(self.ids)


@dataclass(frozen=True)
class Times:
    """When each activity can begin and end, (activities, ...) each, in the schedule's order.

    ``slack`` (total float) is how long an activity can wait without delaying the end; ``finish``
    (...) is the end of the whole.
    """

    early_start: Array
    early_finish: Array
    late_start: Array
    late_finish: Array

    @property
    def slack(self) -> Array:
        """Give the total float of each activity."""
        return self.late_start - self.early_start

    @property
    def finish(self) -> Array:
        """Give the end of the whole."""
        found: Array = self.early_finish.max(axis=0)
        return found


def schedule(activities: Sequence[Activity]) -> Schedule:
    """Order activities so that they can be computed.

    Args:
        activities: without faults, as :func:`check_schedule` finds them.

    Raises:
        UseError: there is no activity, or there are faults.
    """
    faults = check_schedule(activities)
    if faults or not activities:
        raise UseError(
            f"the schedule has {len(faults)} faults" if faults else "the schedule has no activity",
            why="; ".join(one.message for one in faults[:3]),
            where=", ".join(str(one.where) for one in faults[:3]),
            remedy="check it with check_schedule and mend what that tells",
        )
    by_id = {one.id: one for one in activities}
    ids = tuple(TopologicalSorter({one.id: one.predecessors for one in activities}).static_order())
    place = {name: at for at, name in enumerate(ids)}
    before = tuple(tuple(sorted({place[p] for p in by_id[name].predecessors})) for name in ids)
    after: list[list[int]] = [[] for _ in ids]
    for at, earlier in enumerate(before):
        for one in earlier:
            after[one].append(at)
    low, likely, high = np.array([by_id[name].durations for name in ids], np.float64).T.copy()
    elapsed = np.array([by_id[name].elapsed for name in ids])
    return Schedule(ids, low, likely, high, before, tuple(map(tuple, after)), elapsed)


def times(made: Schedule, durations: Array) -> Times:
    """Compute earliest and latest times: a pass forward and one back.

    Args:
        made: the schedule.
        durations: (activities, ...) in its order; further axes are computed side by side.
    """
    start, finish = forward(made, durations)
    end = finish.max(axis=0)
    late = np.empty_like(finish)
    for at in reversed(range(made.count)):
        late[at] = end
        for later in made.after[at]:
            np.minimum(late[at], late[later] - durations[later], out=late[at, ...])
    return Times(start, finish, late - durations, late)


def forward(made: Schedule, durations: Array) -> tuple[Array, Array]:
    """Compute earliest starts and finishes, (activities, ...) each.

    Args:
        made: the schedule.
        durations: (activities, ...) in its order.
    """
    start, finish = np.zeros_like(durations), np.empty_like(durations)
    for at, earlier in enumerate(made.before):
        row = start[at, ...]
        for one in earlier:
            np.maximum(row, finish[one], out=row)
        np.add(row, durations[at], out=finish[at, ...])
    return start, finish


def critical_path(made: Schedule, found: Times, weights: Array) -> tuple[str, ...]:
    """Give a path of activities without slack from begin to end; of several the heaviest.

    Args:
        made: the schedule.
        found: its times for one set of durations, (activities,).
        weights: (activities,), nought or more; such as variances, so that of equal paths the least sure is taken.
    """
    close = CLOSE * max(float(found.finish), 1.0)
    total, came = weights.astype(np.float64), np.full(made.count, -1)
    for at, earlier in enumerate(made.before):
        tied = [one for one in earlier if found.early_finish[one] >= found.early_start[at] - close]
        if tied:
            came[at] = max(tied, key=lambda one: float(total[one]))
            total[at] += total[came[at]]
    last = np.flatnonzero(found.early_finish >= found.finish - close)
    path = [int(last[np.argmax(total[last])])]
    while came[path[-1]] >= 0:
        path.append(int(came[path[-1]]))
    return tuple(made.ids[at] for at in reversed(path))
