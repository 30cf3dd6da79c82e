"""The periods that a form can be of, by its frequency."""

from __future__ import annotations

from collections.abc import Iterator

from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.promised.reporting import Frequency
from dianfan.promised.reporting import ReportForm

_MONTHS, _QUARTERS, _HALVES = 12, 4, 2


def codes(frequency: Frequency, year: int) -> Iterator[str]:
    """Give the codes of the periods of a frequency that end in a year."""
    match frequency:
        case Frequency.MONTH:
            yield from (f"{year}-{month:02}" for month in range(1, _MONTHS + 1))
        case Frequency.MONTHS_TO_DATE:
            yield from (f"{year}-01/{month:02}" for month in range(1, _MONTHS + 1))
        case Frequency.QUARTER:
            yield from (f"{year}-Q{quarter}" for quarter in range(1, _QUARTERS + 1))
        case Frequency.QUARTERS_TO_DATE:
            yield from (f"{year}-Q1/Q{quarter}" for quarter in range(1, _QUARTERS + 1))
        case Frequency.HALF:
            yield from (f"{year}-H{half}" for half in range(1, _HALVES + 1))
        case Frequency.YEAR:
            yield f"{year}"


def is_of(form: ReportForm, when: Period) -> bool:
    """Tell whether a form is filled for a period: it is of its frequency, and not before its first."""
    return when.end >= period(form.start).end and when.code in codes(form.frequency, when.end.year)
