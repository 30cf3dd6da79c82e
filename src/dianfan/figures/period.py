"""Periods: from a day to a five-year plan, and cumulative windows within a year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.wording import Wording


class PeriodKind(StrEnum):
    """What sort of stretch of time a period is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    CUMULATIVE = "cumulative"
    SPAN = "span"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time, both ends included; ``code`` is its written form.

    An undated period is the first day that dates can hold, so that it sorts apart and
    never counts as recent; it neither covers nor compares with another.
    """

    end: date
    start: date
    code: str
    kind: PeriodKind

    def __str__(self) -> str:
        """Give the code."""
        return self.code

    @property
    def is_dated(self) -> bool:
        """Whether the period is known at all."""
        return self.kind is not PeriodKind.UNDATED

    @property
    def days(self) -> int:
        """The number of days, both ends counted."""
        return (self.end - self.start).days + 1

    @property
    def years(self) -> float:
        """The middle of the period as a decimal year, for distances in time."""
        middle = (self.start.toordinal() + self.end.toordinal()) / 2
        year = date.fromordinal(int(middle)).year
        first = date(year, 1, 1).toordinal()
        return year + (middle - first) / (366 if calendar.isleap(year) else 365)

    def covers(self, other: Period) -> bool:
        """Tell whether the other period lies inside this one."""
        if not (self.is_dated and other.is_dated):
            return False
        return self.start <= other.start and other.end <= self.end

    def elapsed(self, on: date) -> float:
        """Give the share of the period that has passed at the end of a day, from 0 to 1."""
        passed = (on - self.start).days + 1
        return min(1.0, max(0.0, passed / self.days))

    def comparable(self, other: Period) -> bool:
        """Tell whether two periods are the same stretch of different years."""
        if self.kind is not other.kind or not self.is_dated:
            return False
        mine, theirs = (self.start, self.end), (other.start, other.end)
        if [d.month for d in mine] != [d.month for d in theirs]:
            return False
        if self.kind is PeriodKind.SPAN and self.start.day != other.start.day:
            return False
        years = (self.end.year - self.start.year, other.end.year - other.start.year)
        whole_months = all(_is_month_end(d) for d in (self.end, other.end))
        return years[0] == years[1] and (whole_months or self.end.day == other.end.day)


def _is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


_YEAR = re.compile(r"(\d{4})", re.ASCII)
_HALF = re.compile(r"(\d{4})-H([12])", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_QUARTERS = re.compile(r"(\d{4})-Q([1-4])/Q([1-4])", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_MONTHS = re.compile(r"(\d{4})-(\d{2})/(\d{2})", re.ASCII)
_TO_DAY = re.compile(r"(\d{4})-(\d{2})/(\d{2})-(\d{2})", re.ASCII)
_SPAN = re.compile(r"(\d{4}(?:-\d{2}){0,2})/(\d{4}(?:-\d{2}){0,2})", re.ASCII)
_DEADLINE = re.compile(r"\.\./(\d{4}(?:-\d{2}){0,2})", re.ASCII)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _months(code: str, kind: PeriodKind, year: int, first: int, last: int) -> Period:
    if first > last:
        message = "it ends before it starts"
        raise ValueError(message)
    return Period(_month_end(year, last), date(year, first, 1), code, kind)


def _single(code: str) -> Period | None:
    if match := _YEAR.fullmatch(code):
        return _months(code, PeriodKind.YEAR, int(match[1]), 1, 12)
    if match := _HALF.fullmatch(code):
        half = int(match[2])
        return _months(code, PeriodKind.HALF, int(match[1]), 6 * half - 5, 6 * half)
    if match := _QUARTER.fullmatch(code):
        quarter = int(match[2])
        return _months(code, PeriodKind.QUARTER, int(match[1]), 3 * quarter - 2, 3 * quarter)
    if match := _DAY.fullmatch(code):
        day = date(*(int(part) for part in match.groups()))
        return Period(day, day, code, PeriodKind.DAY)
    if match := _MONTH.fullmatch(code):
        return _months(code, PeriodKind.MONTH, int(match[1]), int(match[2]), int(match[2]))
    return None


def _within_year(code: str) -> Period | None:
    if match := _QUARTERS.fullmatch(code):
        year, first, last = (int(part) for part in match.groups())
        return _months(code, PeriodKind.CUMULATIVE, year, 3 * first - 2, 3 * last)
    if match := _MONTHS.fullmatch(code):
        year, first, last = (int(part) for part in match.groups())
        return _months(code, PeriodKind.CUMULATIVE, year, first, last)
    if match := _TO_DAY.fullmatch(code):
        year, first, month, day = (int(part) for part in match.groups())
        start, end = date(year, first, 1), date(year, month, day)
        if end < start:
            message = "it ends before it starts"
            raise ValueError(message)
        return Period(end, start, code, PeriodKind.CUMULATIVE)
    return None


def _span(code: str) -> Period | None:
    if match := _SPAN.fullmatch(code):
        first, last = _single(match[1]), _single(match[2])
        if first is None or last is None:
            return None
        if last.end < first.start:
            message = "it ends before it starts"
            raise ValueError(message)
        return Period(last.end, first.start, code, PeriodKind.SPAN)
    if match := _DEADLINE.fullmatch(code):
        last = _single(match[1])
        return last and Period(last.end, date.min, code, PeriodKind.SPAN)
    return None


@cache
def period(code: str) -> Period:
    """Read a period from its code.

    ``2023``, ``2024-H1``, ``2024-Q1``, ``2024-11``, ``2024-08-08``; cumulative
    ``2024-Q1/Q3``, ``2024-01/10``, ``2024-01/12-25``; spans ``2019-11/2020-02``,
    ``2021/2025``; the deadline ``../2027``; ``undated``.

    Raises:
        UnknownPeriod: the code has none of these forms, a day that does not exist,
            or an end before its start.
    """
    if code == "undated":
        return Period(date.min, date.min, code, PeriodKind.UNDATED)
    try:
        found = _single(code) or _within_year(code) or _span(code)
    except ValueError as error:
        found, why = None, str(error)
    else:
        why = "it has none of the known forms"
    if found is None:
        raise UnknownPeriod(
            f"“{code}” is no period",
            why=why,
            remedy="write a year 2024, 2024-H1, 2024-Q1/Q3, 2024-01/10, 2024-11, 2021/2025 or undated",
        )
    return found


_ORDINALS = ("first", "second", "third", "fourth")
_COUNTS = ("", "", "two", "three", "four")
_NUMERALS = "一二三四"


def _day_wording(day: date) -> Wording:
    return Wording(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%B} {day.year}")


def _year_wording(span: Period) -> Wording:
    return Wording(f"{span.start.year}年", f"{span.start.year}")


def _half_wording(span: Period) -> Wording:
    year, first = span.start.year, span.start.month == 1
    return Wording(
        f"{year}年{'上' if first else '下'}半年",
        f"the {'first' if first else 'second'} half of {year}",
    )


def _quarter_wording(span: Period) -> Wording:
    year, index = span.start.year, span.start.month // 3
    return Wording(f"{year}年{_NUMERALS[index]}季度", f"the {_ORDINALS[index]} quarter of {year}")


def _month_wording(span: Period) -> Wording:
    return Wording(f"{span.start.year}年{span.start.month}月", f"{span.start:%B} {span.start.year}")


def _cumulative_wording(span: Period) -> Wording:
    year, first, last = span.end.year, span.start.month, span.end.month
    quarters = last // 3
    if "Q" in span.code and first == 1 and quarters > 1:
        zh = f"{year}年前{_NUMERALS[quarters - 1]}季度"
        return Wording(zh, f"the first {_COUNTS[quarters]} quarters of {year}")
    begin = calendar.month_name[first]
    if _is_month_end(span.end) and first == last:
        return _month_wording(span)
    if first == last:
        zh = f"{year}年{first}月1—{span.end.day}日"
        return Wording(zh, f"1–{_day_wording(span.end).en}")
    if _is_month_end(span.end):
        months = f"{begin}–{calendar.month_name[last]} {year}"
        return Wording(f"{year}年{first}—{last}月", months)
    zh = f"{year}年{first}月至{last}月{span.end.day}日"
    return Wording(zh, f"{begin} to {_day_wording(span.end).en}")


def _span_wording(span: Period) -> Wording:
    first_code, _, last_code = span.code.partition("/")
    last = wording(period(last_code))
    if first_code == "..":
        return Wording(f"到{last.zh}", f"by {last.en}")
    first = wording(period(first_code))
    zh = first.zh if "月" in first.zh else first.zh.removesuffix("年")
    return Wording(f"{zh}—{last.zh}", f"{first.en}–{last.en}")


_WORDINGS: Mapping[PeriodKind, Callable[[Period], Wording]] = {
    PeriodKind.UNDATED: lambda _: Wording("时间不详", "undated"),
    PeriodKind.DAY: lambda span: _day_wording(span.start),
    PeriodKind.MONTH: _month_wording,
    PeriodKind.QUARTER: _quarter_wording,
    PeriodKind.HALF: _half_wording,
    PeriodKind.YEAR: _year_wording,
    PeriodKind.CUMULATIVE: _cumulative_wording,
    PeriodKind.SPAN: _span_wording,
}


def wording(span: Period) -> Wording:
    """Name a period as each language writes it: 2024年1—10月, January–October 2024."""
    return _WORDINGS[span.kind](span)
