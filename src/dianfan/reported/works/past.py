"""The programme's own past projects, as leaves: what chances are reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.promised.model import ProjectStatus

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk

RUNNING = frozenset({ProjectStatus.IMPLEMENTATION, ProjectStatus.SUSPENDED})


@dataclass(frozen=True)
class PastProjects:
    """Single projects with a start, a planned finish, and an end or a last report."""

    desk: Desk

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """Those that enter the reference class, by id."""
        some = (one for one in self.desk.programme.projects if self._enters(one))
        return tuple(sorted(some, key=lambda one: one.id))

    def _enters(self, project: Project) -> bool:
        if project.bundle or not project.start or not project.planned_finish:
            return False
        end = _end_field(project)
        if end is None:
            return False
        dates = [period(getattr(project, name)) for name in ("start", "planned_finish", end)]
        if not all(one.is_dated for one in dates):
            return False
        start, due, last = dates
        return due.end >= start.start and last.end >= start.start

    def leaves(self, without: str = "") -> tuple[tuple[Figure, ...], str]:
        """Give start, planned finish and end of each, in turn, and for each whether it ended.

        Args:
            without: the id of a project that is left out, since it is the one in question.
        """
        some = [one for one in self.projects if one.id != without]
        mint = self.desk.mint
        told = tuple(
            mint.milestone(one, field)
            for one in some
            for field in ("start", "planned_finish", _end_field(one) or "status_date")
        )
        return told, " ".join("1" if one.actual_finish else "0" for one in some)


def _end_field(project: Project) -> str | None:
    if project.actual_finish:
        return "actual_finish"
    return "status_date" if project.status in RUNNING and project.status_date else None
