"""Checks of events: a start, a finish, a capacity, held against the projects of the record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.judged.claims.meaning import START
from dianfan.judged.claims.meaning import UNDER_WAY
from dianfan.judged.claims.methods import days_late
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Trial
from dianfan.judged.claims.trying import read
from dianfan.promised.model import ProjectStatus

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.period import Period
    from dianfan.judged.claims.case import Case
    from dianfan.promised.model import Project

UNDONE = frozenset(
    {ProjectStatus.IDENTIFICATION, ProjectStatus.PREPARATION, ProjectStatus.IMPLEMENTATION}
)
PARTIAL = re.compile("首台|一期|二期|号|first|phase|units? \\d", re.IGNORECASE)
IN_ALL = re.compile("总|total", re.IGNORECASE)


def begun_later(case: Case) -> Trial | None:
    """Hold works that are said to go on against a project that began only afterwards."""
    if case.is_promise or not UNDER_WAY.search(_words(case)):
        return None
    for project in case.projects:
        if project.start and case.span.is_dated and period(project.start).start > case.span.end:
            done = case.docket.mint.milestone(project, "start")
            return _told(case, "begun_later", done, Ruling.CONTRADICTED)
    return None


def milestone(case: Case) -> Trial | None:
    """Hold the date of a start or a finish against the day that was promised for it.

    A part of a project is done when the whole is; what is not reported done after the
    date, but under way, was missed; older news decides nothing.
    """
    if not case.projects or not case.span.is_dated:
        return None
    if case.is_place and case.figure is not None:
        return _one_of_many(case)
    field = "start" if START.search(_words(case)) else "actual_finish"
    trials = [_milestone(case, project, field) for project in case.projects]
    failed = [one for one in trials if one is not None and one.fixed is Ruling.CONTRADICTED]
    if failed:
        return failed[0]
    return trials[0] if all(one is not None for one in trials) else None


def _milestone(case: Case, project: Project, field: str) -> Trial | None:
    code = getattr(project, field)
    if not code:
        return _still_undone(case, project)
    when, check = period(code), "started" if field == "start" else "finished"
    ruling = _in_time(when, case.span)
    if ruling is None or (ruling is Ruling.CONTRADICTED and PARTIAL.search(_words(case))):
        return None
    return _told(case, check, case.docket.mint.milestone(project, field), ruling)


def _in_time(when: Period, deadline: Period) -> Ruling | None:
    if when.end <= deadline.end:
        return Ruling.SUPPORTED
    return Ruling.CONTRADICTED if when.start > deadline.end else None


def _still_undone(case: Case, project: Project) -> Trial | None:
    if project.status not in UNDONE or not project.status_date:
        return None
    if period(project.status_date).start <= case.span.end:
        return None
    seen = case.docket.mint.milestone(project, "status_date")
    return _told(case, "still_undone", seen, Ruling.CONTRADICTED)


def _told(case: Case, check: str, done: Figure, ruling: Ruling) -> Trial:
    return Trial(check, None, None, (done,), fixed=ruling, outcome=case.is_promise)


def _one_of_many(case: Case) -> Trial | None:
    done = [one for one in case.projects if one.actual_finish]
    if not done:
        return None
    figure = case.docket.mint.milestone(done[0], "actual_finish")
    return Trial("one_of_many", None, None, (figure,), (Differs.PART,), Ruling.OTHER_SCOPE)


def capacity(case: Case) -> Trial | None:
    """Hold a capacity against that of the project on record."""
    if case.figure is None:
        return None
    for project in case.projects[:1]:
        figure = case.docket.mint.capacity(project)
        if figure is None or figure.unit.dimension != case.figure.unit.dimension:
            return None
        if project.source == case.row.source:
            return None
        if IN_ALL.search(_words(case)):
            return read("capacity", figure, (Differs.PART,), fixed=Ruling.OTHER_SCOPE)
        return read("capacity", figure)
    return None


def lateness(trial: Trial, statement: Figure) -> Figure | None:
    """Count the days from the deadline to the day of a start or finish, where both are known."""
    if trial.check not in {"started", "finished"} or not trial.inputs:
        return None
    return days_late(statement, trial.inputs[0])


def _words(case: Case) -> str:
    return f"{case.row.measure_zh} {case.row.measure_en}"
