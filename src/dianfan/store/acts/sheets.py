"""The sheet of a submission as rows have it: what stands in each cell, and where the whole stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime

from django.utils import timezone

from dianfan.figures.errors import UnknownKey
from dianfan.figures.gap import GapReason
from dianfan.promised.model import Programme
from dianfan.recorded.collecting.calendar import days
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import FormSheet
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.cells import sheet
from dianfan.recorded.collecting.locks import Lock
from dianfan.recorded.collecting.locks import lock
from dianfan.recorded.collecting.stages import Approver
from dianfan.recorded.collecting.stages import StageAct
from dianfan.recorded.collecting.stages import StageStep
from dianfan.recorded.collecting.stages import Standing
from dianfan.recorded.collecting.stages import route
from dianfan.recorded.collecting.stages import stands
from dianfan.store.models import Submission
from dianfan.store.models import SubmissionStep
from dianfan.store.models import Value


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a cell now: the number of its last writing (0 for none), what, who, when."""

    no: int
    given: Given
    by: str
    at: datetime | None


UNWRITTEN = Written(0, Given(), "", None)


def duty_of(submission: Submission) -> Duty:
    """Give the duty that a submission meets."""
    return Duty(submission.form, submission.organisation, submission.period)


def sheet_of(programme: Programme, duty: Duty) -> FormSheet:
    """Lay out the sheet of a duty.

    Raises:
        UnknownKey: nobody owes it.
    """
    found = sheet(programme, duty)
    if found is None:
        raise UnknownKey(
            "no such form is owed",
            where=" ".join(duty),
            remedy="look at assignments.csv of the programme",
        )
    return found


def written(submission: Submission | None) -> Mapping[FormCell, Written]:
    """Give what stands in each cell that was ever written."""
    if submission is None:
        return {}
    names = (
        "indicator",
        "area",
        "kind",
        "scope",
        "no",
        "value",
        "gap",
        "comment",
        "by__name",
        "at",
    )
    rows = Value.objects.filter(submission=submission).order_by("no").values_list(*names)
    return {FormCell(*row[:4]): Written(row[4], given(*row[5:8]), row[8], row[9]) for row in rows}


def given(value: str, gap: str, comment: str) -> Given:
    """Make what was given for a cell of its texts."""
    return Given(value, GapReason(gap) if gap else None, comment)


def givens(standing: Mapping[FormCell, Written]) -> Mapping[FormCell, Given]:
    """Give what was given, without who and when."""
    return {cell: one.given for cell, one in standing.items()}


def steps_of(submission: Submission | None) -> tuple[StageStep, ...]:
    """Give the steps that were taken with a submission, in their order."""
    if submission is None:
        return ()
    rows = SubmissionStep.objects.filter(submission=submission).order_by("no").select_related("by")
    return tuple(
        StageStep(StageAct(row.act), row.by.name, row.at, row.level, row.comment, row.until)
        for row in rows
    )


def way_of(programme: Programme, duty: Duty) -> tuple[Approver, ...]:
    """Give who approves what is owed by a duty."""
    return route(programme, sheet_of(programme, duty).form, duty.organisation)


def standing_of(programme: Programme, submission: Submission | None, duty: Duty) -> Standing:
    """Say where a submission stands, by its steps."""
    return stands(steps_of(submission), way_of(programme, duty))


def lock_of(
    programme: Programme, submission: Submission | None, duty: Duty, today: date | None = None
) -> Lock | None:
    """Say why the sheet of a duty is locked; nothing where it can be written."""
    asked = sheet_of(programme, duty)
    when = days(asked.form, asked.period)
    day = today or timezone.localdate()
    return lock(standing_of(programme, submission, duty), when, day)
