"""Duties as lists show them: what is owed, where it stands, and how the time runs."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.utils import timezone

from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.promised.model import Programme
from dianfan.promised.reporting import Organisation
from dianfan.promised.reporting import ReportForm
from dianfan.recorded.collecting.calendar import Days
from dianfan.recorded.collecting.calendar import days
from dianfan.recorded.collecting.calendar import duties
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.stages import EDITABLE
from dianfan.recorded.collecting.stages import Stage
from dianfan.store.models import Submission


@dataclass(frozen=True, slots=True)
class Listed:
    """A duty with where it stands on a day."""

    duty: Duty
    form: ReportForm
    organisation: Organisation
    period: Period
    days: Days
    stage: Stage
    waits_for: str
    submission: Submission | None
    today: date

    @property
    def address(self) -> str:
        """The address of its sheet."""
        return address(self.duty)

    @property
    def is_open(self) -> bool:
        """Whether the reporter has it still to do, and can."""
        return self.stage in EDITABLE and self.today <= self.days.closes

    @property
    def is_late(self) -> bool:
        """Whether it is past its day and not handed in."""
        return self.stage in EDITABLE and self.today > self.days.due

    @property
    def is_missed(self) -> bool:
        """Whether it closed without having been handed in."""
        return self.stage in EDITABLE and self.today > self.days.closes

    @property
    def was_late(self) -> bool:
        """Whether it was handed in after its day."""
        first = self.submission.first_submitted if self.submission else None
        return first is not None and timezone.localtime(first).date() > self.days.due

    @property
    def state(self) -> str:
        """One word for its colour and sign: done, under way, late, missed or open."""
        if self.stage in {Stage.APPROVED, Stage.LOCKED, Stage.PUBLISHED}:
            return "done"
        if self.stage is Stage.SUBMITTED:
            return "submitted"
        if self.is_missed:
            return "missed"
        if self.is_late:
            return "late"
        return "returned" if self.stage is Stage.RETURNED else "open"


def address(duty: Duty) -> str:
    """Give the address of the sheet of a duty."""
    form, organisation, code = (
        quote(part, safe="") for part in (*duty[:2], duty.period.replace("/", "~"))
    )
    return f"/sheets/{form}/{organisation}/{code}"


def listed(programme: Programme, organisations: Collection[str], today: date) -> Iterator[Listed]:
    """Give the duties of some organisations that have opened by a day, the latest period first."""
    rows: Mapping[Duty, Submission] = {
        Duty(one.form, one.organisation, one.period): one
        for one in Submission.objects.filter(organisation__in=organisations)
    }
    forms = {one.id: one for one in programme.reporting.forms}
    by_id = {one.id: one for one in programme.reporting.organisations}
    owed = [one for one in duties(programme, today) if one.organisation in organisations]
    for duty in sorted(owed, key=lambda one: (period(one.period).end, one), reverse=True):
        row, when, form = rows.get(duty), period(duty.period), forms[duty.form]
        yield Listed(
            duty, form, by_id[duty.organisation], when, days(form, when),
            Stage(row.stage) if row else Stage.DRAFT, row.waits_for if row else "", row, today,
        )  # fmt: skip
