"""What a growth is measured against: the period that 同比, 环比 or 比上半年 means for a window."""

from __future__ import annotations

from datetime import timedelta

from dianfan.figures.period import Period
from dianfan.figures.period import PeriodKind
from dianfan.figures.period import period
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Time
from dianfan.said.statements.resolving import a_year_before

_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6}


def basis_of(told: Basis, window: Period | None, against: Period | None) -> Basis:
    """Tell the basis from the two periods where words only name the other one.

    10月…比9月回落 is against the period before, 2031年…比2030年 against a year before; a stretch
    of another length (1至9月…比上半年) stays a named period.

    Args:
        told: what the words tell.
        window: the period of the number.
        against: the one that is named beside it.
    """
    if told is not Basis.BASE_PERIOD or window is None or against is None:
        return told
    if window.is_dated and against.is_dated and against == a_year_before(window):
        return Basis.YEAR_BEFORE
    follows = against.end + timedelta(days=1) == window.start
    alike = abs(against.days - window.days) <= _SLACK
    return Basis.PERIOD_BEFORE if follows and alike else told


_SLACK = 3
"""Days by which months and quarters differ."""


def compared_with(basis: Basis | None, window: Time) -> Time | None:
    """Give the period that a basis means for the window of a number, marked as inferred.

    None where the window is unknown, or the basis names no period by itself.
    """
    when = window.period
    if basis is None or when is None or not when.is_dated:
        return None
    if window.role is PeriodRole.EVENT and when.kind is PeriodKind.DAY:
        return None
    found = {
        Basis.YEAR_BEFORE: a_year_before,
        Basis.PERIOD_BEFORE: _before,
        Basis.END_OF_LAST_YEAR: _last_year,
    }.get(basis, _none)(when)
    return Time("", None, found, PeriodRole.WINDOW, (Mark.INFERRED_PERIOD,)) if found else None


def _none(window: Period) -> None:
    del window


def _last_year(window: Period) -> Period:
    return period(f"../{window.end.year - 1}")


def _before(window: Period) -> Period | None:
    """Give the month, quarter or half before; other stretches have none."""
    step = _MONTHS.get(window.kind)
    if step is None:
        return None
    month = window.start.year * 12 + window.start.month - 1 - step
    year, first = divmod(month, 12)
    if window.kind is PeriodKind.MONTH:
        return period(f"{year}-{first + 1:02d}")
    return period(f"{year}-{'Q' if step == 3 else 'H'}{first // step + 1}")  # noqa: PLR2004 - months of a quarter
