"""Projects of the past as told for a reference class, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where


@dataclass(frozen=True, slots=True)
class PastProject:
    """A project with what was planned and what it took: time or money, both in one unit.

    ``actual`` is what it took, or has taken so far where it is not ``finished``: then the ratio is
    known only as at least so much. ``line`` is where it stands in its file.
    """

    id: str
    planned: float | None
    actual: float | None
    finished: bool = True
    line: int | None = None

    @property
    def ratio(self) -> float:
        """Give what it took over what was planned."""
        if self.planned is None or self.actual is None or not self.planned:
            return float("nan")
        return self.actual / self.planned


def check_past(projects: Sequence[PastProject], file: str = "projects") -> tuple[Finding, ...]:
    """Look projects of a reference class over; what is named in an error cannot be counted.

    Args:
        projects: as they were told.
        file: what they were read from, for the places of faults.
    """
    return tuple(fault for own in faults_of_each(projects, file) for fault in own)


def faults_of_each(projects: Sequence[PastProject], file: str) -> Iterator[tuple[Finding, ...]]:
    """Give the faults of each project in turn; of several with one id the first has none for that.

    Args:
        projects: as they were told.
        file: what they were read from.
    """
    times = Counter(one.id for one in projects)
    seen: set[str] = set()
    for one in projects:
        again = (_again(one, file, times[one.id]),) if one.id in seen else ()
        seen.add(one.id)
        yield (*_faults(one, file), *again)


def _again(one: PastProject, file: str, times: int) -> Finding:
    message = f"the id {one.id} stands {times} times"
    return _fault(one, file, "duplicate-id", message, "count each project once")


def _faults(one: PastProject, file: str) -> Iterator[Finding]:
    for name, value in (("planned", one.planned), ("actual", one.actual)):
        if value is None:
            yield _fault(
                one, file, f"missing-{name}", f"the {name} amount is missing",
                "tell it, or leave the project out and say so",
            )  # fmt: skip
        elif not isfinite(value) or value <= 0:
            yield _fault(
                one, file, f"impossible-{name}", f"the {name} amount is {value}",
                "give an amount above nought; a project cannot end before it begins",
            )  # fmt: skip


def _fault(one: PastProject, file: str, code: str, message: str, remedy: str) -> Finding:
    where = Where(file, one.line, one.id)
    return Finding(Severity.ERROR, f"class-{code}", where, message, remedy)
