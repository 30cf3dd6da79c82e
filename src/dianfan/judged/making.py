"""Making: the place, period and scope of a figure that a method makes of others."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dianfan.figures.lineage import Figure
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.wording import Wording
from dianfan.judged.interval import interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dianfan.figures.period import Period
    from dianfan.figures.quantity import Quantity
    from dianfan.figures.unit import Unit
    from dianfan.judged.interval import Interval

DAYS_OF_A_YEAR = Decimal("365.25")
DECEMBER = 12


def made(some: Quantity, of: Unit, measure: str, *inputs: Figure) -> Figure:
    """Make the result of a method: place, period and scope are those of its inputs.

    The reason is filled in when the rule signs.
    """
    return Figure(
        quantity=some,
        unit=of,
        place=common_place([figure.place for figure in inputs]),
        period=spanned([figure.period for figure in inputs]),
        measure=measure,
        why=inputs[0].why,
        scope=common_scope([figure.scope for figure in inputs]),
    )


def within(figure: Figure, of: Unit) -> Interval:
    """Give the interval of a figure in another unit of its dimension."""
    return interval(figure.quantity).scaled(figure.unit.ratio_to(of))


def common_place(places: Sequence[Place]) -> Place:
    """Give the place that all figures share, else all of them named as one."""
    distinct = list(dict.fromkeys(places))
    if len(distinct) == 1:
        return distinct[0]
    names = Wording(
        "、".join(one.name.zh for one in distinct), ", ".join(one.name.en for one in distinct)
    )
    return Place("+".join(one.code for one in distinct), names)


def common_scope(scopes: Sequence[str]) -> str:
    """Give the scope that all figures share, else all of them named side by side."""
    return " / ".join(one for one in dict.fromkeys(scopes) if one)


def spanned(periods: Sequence[Period]) -> Period:
    """Give the period from the first start to the last end; undated if one is."""
    distinct = dict.fromkeys(periods)
    if len(distinct) == 1:
        return periods[0]
    if not all(one.is_dated for one in distinct):
        return period("undated")
    first = min(one.start for one in distinct)
    last = max(one.end for one in distinct)
    whole_years = (last.month, last.day) == (DECEMBER, 31)
    if first == date.min:
        return period(f"../{last.year:04}" if whole_years else f"../{last.isoformat()}")
    if whole_years and (first.month, first.day) == (1, 1):
        return period(
            f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
        )
    return period(f"{first.isoformat()}/{last.isoformat()}")


def stretch(span: Period) -> tuple[int, int, int, int, int]:
    """Give what makes two periods the same stretch of different years, however written.

    ``2024-H1``, ``2025-Q1/Q2`` and ``2023-01/06`` are one stretch; a last day of February
    is the last day of February in leap years too.
    """
    start, end = span.start, span.end
    is_month_end = end.day == calendar.monthrange(end.year, end.month)[1]
    return start.month, start.day, end.month, 0 if is_month_end else end.day, end.year - start.year


def years_between(earlier: Period, later: Period) -> Decimal:
    """Give the years from the end of one period to the end of another.

    Whole years when both end on the same day of the year, else days by the mean length
    of a year.
    """
    first, last = earlier.end, later.end
    if stretch(earlier)[2:4] == stretch(later)[2:4]:
        return Decimal(last.year - first.year)
    return Decimal((last - first).days) / DAYS_OF_A_YEAR
