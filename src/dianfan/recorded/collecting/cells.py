"""The cells of a form: what is asked for in one period, and what was given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from decimal import InvalidOperation
from typing import NamedTuple

from dianfan.figures.gap import GapReason
from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.promised.model import Programme
from dianfan.promised.reporting import Assignment
from dianfan.promised.reporting import FormItem
from dianfan.promised.reporting import Organisation
from dianfan.promised.reporting import ReportForm
from dianfan.recorded.collecting.frequencies import is_of

_HUNDRED_MILLION = 10**8


class FormCell(NamedTuple):
    """What a value is of, within the period of its form."""

    indicator: str
    area: str
    kind: str = "level"
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell that a form asks for, the unit that it is filled in, and whether it may stay empty."""

    cell: FormCell
    unit: str
    compulsory: bool


@dataclass(frozen=True, slots=True)
class Given:
    """What was given for a cell: a decimal as it was written, or the reason why there is none.

    ``comment`` is the reporter's own word on it; it answers warnings, and overrides errors.
    """

    value: str = ""
    gap: GapReason | None = None
    comment: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value as a number in the unit of its cell; nothing where there is none."""
        try:
            found = Decimal(self.value) if self.value else None
        except InvalidOperation:
            return None
        return found if found is not None and found.is_finite() else None

    @property
    def is_answer(self) -> bool:
        """Whether the cell was answered: by a value, or by a reason."""
        return bool(self.value) or self.gap is not None


class Duty(NamedTuple):
    """That an organisation owes a form for a period."""

    form: str
    organisation: str
    period: str


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form for one period, as one organisation owes it."""

    duty: Duty
    form: ReportForm
    organisation: Organisation
    period: Period
    asked: tuple[Asked, ...]


Givens = Mapping[FormCell, Given]


def unit_name(symbol: str) -> Wording:
    """Name a unit for those who fill it in: its symbol, and in English the size that stands in front of it.

    Raises:
        UnknownUnit: it is none.
    """
    found = unit(symbol)
    size = "100 million " if found.magnitude == _HUNDRED_MILLION else f"{found.magnitude:,} "
    return Wording(symbol, f"{size if found.magnitude != 1 else ''}{found.name.en}")


def assigned(programme: Programme, duty: Duty) -> tuple[Assignment, ...]:
    """Give the assignments of an organisation for a form that hold in a period."""
    day = period(duty.period)
    return tuple(
        one
        for one in programme.reporting.assignments
        if (one.form, one.organisation) == (duty.form, duty.organisation) and holds(one, day)
    )


def holds(one: Assignment, day: Period) -> bool:
    """Tell whether an assignment holds for a period."""
    after = not one.start or period(one.start).start <= day.start
    return after and (not one.end or day.end <= period(one.end).end)


def sheet(programme: Programme, duty: Duty) -> FormSheet | None:
    """Lay out the form that an organisation owes for a period; nothing where it owes none."""
    form = next((one for one in programme.reporting.forms if one.id == duty.form), None)
    owner = next(
        (one for one in programme.reporting.organisations if one.id == duty.organisation), None
    )
    areas = [one.area for one in assigned(programme, duty)]
    if form is None or owner is None or not areas or not is_of(form, period(duty.period)):
        return None
    items = [one for one in programme.reporting.items if one.form == form.id]
    asked = tuple(_asked(item, area) for area in areas for item in items)
    return FormSheet(duty, form, owner, period(duty.period), asked)


def _asked(item: FormItem, area: str) -> Asked:
    return Asked(FormCell(item.indicator, area, item.kind, item.scope), item.unit, item.compulsory)
