"""Activities of a schedule as they were told, and what is wrong with them before anything is computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from graphlib import CycleError
from graphlib import TopologicalSorter
from math import isfinite

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where

_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Activity:
    """A piece of work: three durations in one unit of time, and what must end before it begins.

    ``optimistic``, ``likely`` and ``pessimistic`` are None where they were not told; a sure duration
    is told three times. ``line`` is where it stands in its file. ``elapsed`` is the time for which it
    has been under way: what is computed is the rest of it, given that it has not ended by then.
    """

    id: str
    optimistic: float | None
    likely: float | None
    pessimistic: float | None
    predecessors: tuple[str, ...] = ()
    line: int | None = None
    elapsed: float = 0.0

    @property
    def durations(self) -> tuple[float | None, float | None, float | None]:
        """Give the three durations, the shortest first."""
        return self.optimistic, self.likely, self.pessimistic


def check_schedule(activities: Sequence[Activity], file: str = "schedule") -> tuple[Finding, ...]:
    """Look a schedule over: ids, predecessors, durations, circles; each fault is of severity error.

    Args:
        activities: as they were told.
        file: what the schedule was read from, for the places of faults.
    """
    found = [*_ids(activities, file), *_predecessors(activities, file)]
    found += [fault for one in activities for fault in _durations(one, file)]
    return (*found, *_circle(activities, file))


def rest_of(
    activities: Sequence[Activity], done: Collection[str], elapsed: Mapping[str, float]
) -> tuple[Activity, ...]:
    """Give what is left of a schedule: its times then count from now.

    Args:
        activities: the whole schedule.
        done: the ids of what has ended; nothing waits for it any more.
        elapsed: for what has begun, by id, how long it has been under way; it waits for nothing.

    Raises:
        UseError: an id that is none of the schedule's, or one that is both done and under way.
    """
    strange = ({*done, *elapsed} - {one.id for one in activities}) | (set(done) & set(elapsed))
    if strange:
        raise UseError(
            f"{', '.join(sorted(strange))} cannot be done or under way",
            why="it is not in the schedule, or told as both",
            remedy="tell each activity's state once, by its id in the schedule",
        )
    return tuple(
        replace(one, predecessors=(), elapsed=elapsed[one.id])
        if one.id in elapsed
        else replace(one, predecessors=tuple(p for p in one.predecessors if p not in done))
        for one in activities
        if one.id not in done
    )


def _fault(file: str, one: Activity, code: str, message: str, remedy: str) -> Finding:
    where = Where(file, one.line, one.id)
    return Finding(Severity.ERROR, f"schedule-{code}", where, message, remedy)


def _ids(activities: Sequence[Activity], file: str) -> Iterator[Finding]:
    times, seen = Counter(one.id for one in activities), set()
    for one in activities:
        if times[one.id] > 1 and one.id in seen:
            yield _fault(
                file, one, "duplicate-id", f"the id {one.id} stands {times[one.id]} times",
                "give each activity an id of its own",
            )  # fmt: skip
        seen.add(one.id)


def _predecessors(activities: Sequence[Activity], file: str) -> Iterator[Finding]:
    known = {one.id for one in activities}
    for one in activities:
        for name in one.predecessors:
            if name not in known:
                yield _fault(
                    file, one, "unknown-predecessor", f"{one.id} waits for {name}, which is not told",
                    "tell the predecessor, or mend its id",
                )  # fmt: skip


def _durations(one: Activity, file: str) -> Iterator[Finding]:
    told = [length for length in one.durations if length is not None]
    if len(told) < len(one.durations):
        yield _fault(
            file, one, "missing-duration", "a duration is missing",
            "tell all three; a sure duration is told three times",
        )  # fmt: skip
    elif not all(map(isfinite, told)) or min(told) < 0:
        yield _fault(
            file, one, "impossible-duration", f"a duration of {told} is below nought or endless",
            "give a duration of nought or more; a milestone lasts nought",
        )  # fmt: skip
    elif told != sorted(told):
        yield _fault(
            file, one, "durations-order", f"{told} does not rise from optimistic over likely to pessimistic",
            "check the three columns",
        )  # fmt: skip
    elif not 0 <= one.elapsed < max(told[-1], 1e-300):
        yield _fault(
            file, one, "outlasted", f"under way for {one.elapsed}, longer than its longest duration {told[-1]}",
            "tell how long it will take now",
        )  # fmt: skip


def _circle(activities: Sequence[Activity], file: str) -> Iterator[Finding]:
    try:
        TopologicalSorter({one.id: one.predecessors for one in activities}).prepare()
    except CycleError as caught:
        path = caught.args[1]
        first = next(one for one in activities if one.id in path)
        shown = path if len(path) <= _MOST_NAMED else [*path[:_MOST_NAMED], "…", path[-1]]
        yield _fault(
            file, first, "cycle", "these wait for one another: " + " → ".join(shown),
            "take one of these dependencies out",
        )  # fmt: skip
