"""Completeness and timeliness: who handed in what, by organisation and period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dianfan.figures.errors import NotPermitted
from dianfan.promised.reporting import Organisation
from dianfan.promised.reporting import ReportForm
from dianfan.recorded.collecting.rights import Act
from dianfan.recorded.collecting.stages import Stage
from dianfan.web.requests import actor
from dianfan.web.requests import page
from dianfan.web.views.listed import Listed
from dianfan.web.views.listed import listed

PERIODS = 12
STATES = ("done", "submitted", "returned", "open", "late", "missed")


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation in the table of a form: a duty or nothing for each period, and its counts."""

    organisation: Organisation
    cells: tuple[Listed | None, ...]
    due: int
    handed_in: int
    in_time: int

    @property
    def completeness(self) -> int | None:
        """Percent of what was due that was handed in; nothing where nothing was due."""
        return round(100 * self.handed_in / self.due) if self.due else None

    @property
    def timeliness(self) -> int | None:
        """Percent of what was due that was handed in by its day; nothing where nothing was due."""
        return round(100 * self.in_time / self.due) if self.due else None


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a form."""

    form: ReportForm
    periods: tuple[str, ...]
    rows: tuple[Row, ...]


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the table of each form, and where decisions are overdue."""
    who = actor(request)
    seen = who.reach(Act.READ)
    if not seen:
        raise NotPermitted("this account reads no submissions", remedy="ask the administrator")
    today = timezone.localdate()
    found = list(listed(who.programme, seen, today))
    tables = [
        _table(form, [one for one in found if one.form.id == form.id])
        for form in who.programme.reporting.forms
    ]
    names = {one.id: one for one in who.programme.reporting.organisations}
    waiting = [one for one in found if one.stage is Stage.SUBMITTED and one.submission]
    overdue = [
        (names.get(one.waits_for), one, _waited(one))
        for one in waiting
        if _waited(one) > one.form.review
    ]
    return page(request, "calendar", tables=[one for one in tables if one.rows],
                overdue=sorted(overdue, key=lambda one: -one[2]), states=STATES)  # fmt: skip


def _waited(one: Listed) -> int:
    assert one.submission is not None  # noqa: S101 - given by the caller
    return (one.today - timezone.localtime(one.submission.moved_at).date()).days


def _table(form: ReportForm, found: Sequence[Listed]) -> Table:
    by_duty = {(one.organisation.id, one.duty.period): one for one in found}
    latest = sorted({one.period for one in found}, reverse=True)[:PERIODS]
    codes = tuple(one.code for one in reversed(latest))
    organisations = dict.fromkeys(one.organisation for one in found)
    rows = tuple(
        _row(one, tuple(by_duty.get((one.id, code)) for code in codes))
        for one in sorted(organisations, key=lambda one: one.line)
    )
    return Table(form, codes, rows)


def _row(organisation: Organisation, cells: tuple[Listed | None, ...]) -> Row:
    count: Counter[str] = Counter()
    for one in cells:
        if one is None or one.today <= one.days.due:
            continue
        done = one.submission is not None and one.submission.first_submitted is not None
        count["due"] += 1
        count["handed in"] += done
        count["in time"] += done and not one.was_late
    return Row(organisation, cells, count["due"], count["handed in"], count["in time"])
