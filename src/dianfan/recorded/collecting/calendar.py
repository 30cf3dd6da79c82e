"""The reporting calendar: the periods of a form, and the days on which it opens, is due and closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from datetime import timedelta

from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.promised.model import Programme
from dianfan.promised.reporting import ReportForm
from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import holds
from dianfan.recorded.collecting.frequencies import codes


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a form in one period; all of them still count.

    ``opens`` is the first day on which it can be filled, ``due`` the last on which it is in
    time, ``closes`` the last on which it can be filled.
    """

    opens: date
    due: date
    closes: date


def days(form: ReportForm, when: Period) -> Days:
    """Give the days of a form for a period."""
    opens, due, closes = (
        when.end + timedelta(days=count) for count in (form.opens, form.due, form.closes)
    )
    return Days(opens, due, closes)


def periods(form: ReportForm, until: date) -> tuple[Period, ...]:
    """Give the periods of a form that have opened by a day, the first first."""
    found = []
    for year in range(period(form.start).start.year, until.year + 2):
        found += [
            one
            for code in codes(form.frequency, year)
            if (one := period(code)).end >= period(form.start).end
            and days(form, one).opens <= until
        ]
    return tuple(found)


def duties(programme: Programme, until: date) -> tuple[Duty, ...]:
    """Give every duty whose form has opened by a day: by form, period, organisation.

    An organisation that fills a form for several areas owes it once.
    """
    told = programme.reporting
    found: dict[Duty, None] = {}
    for form in told.forms:
        mine = [one for one in told.assignments if one.form == form.id]
        for when in periods(form, until):
            found |= {
                Duty(form.id, one.organisation, when.code): None for one in mine if holds(one, when)
            }
    return tuple(found)
