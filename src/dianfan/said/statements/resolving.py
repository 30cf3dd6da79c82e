"""Resolving: mentions of time against the day on which they were printed, whatever the language."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from types import MappingProxyType

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time
from dianfan.said.statements.numerals import chinese

_OFFSETS: Mapping[str, int] = MappingProxyType(
    {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
)
_WEEK, _MONTH_AHEAD = timedelta(days=7), timedelta(days=31)
_TODAY: Mapping[str, int] = MappingProxyType({"昨": -1, "今": 0, "明": 1})
_EITHER = "?"
"""The code of a mention that may be either of two periods."""
_REPORTING = 3
_PRINTED = frozenset({"plan", "years", "until_year", "by_year"})
"""Mentions that print their years, or a plan whose years are laid down."""


def _named(name: str, form: str) -> str:
    """Give a pattern a name, and its groups names that no other pattern has."""
    inner = re.sub(r"P<(\w+)>", rf"P<{name}__\1>", form)
    return f"(?P<{name}>{inner})"


def compiled(patterns: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Join patterns, each with the kind of mention that it finds, into one; the first that fits is taken."""
    return re.compile("|".join(_named(name, form) for name, form in patterns))


def said(match: re.Match[str]) -> tuple[str, dict[str, str]]:
    """Give the kind of a mention, and what the groups of its pattern hold."""
    held = {name: value for name, value in match.groupdict().items() if value is not None}
    kind = next(name for name in held if "__" not in name)
    inner = ((name.partition("__")[2], value) for name, value in held.items() if "__" in name)
    return kind, {name: value for name, value in inner if value}


@dataclass(frozen=True)
class _Host:
    """The years that a mention may lie in, and whether it said so itself."""

    years: tuple[int, ...]
    inferred: bool
    forward: str = ""

    @property
    def year(self) -> int | None:
        """The year, if there is one alone."""
        return self.years[0] if len(set(self.years)) == 1 else None


def resolved(
    text: str,
    span: tuple[int, int],
    kind: str,
    told: dict[str, str],
    published: Published,
    before: list[Time],
) -> Time:
    """Resolve one mention.

    Args:
        text: the whole text.
        span: where the mention stands.
        kind: the kind of mention, a key of the grammar's patterns.
        told: what its words say: year, word, months, days, quarter and so on, as figures or
            Chinese words (去年 for last year).
        published: the day of publication, the days between which it lies, or nothing.
        before: the mentions before it.
    """
    words, place = text[slice(*span)], Span(*span)
    if kind in {"near", "badday", "badmonth"}:
        mark = Mark.IMPOSSIBLE_DATE if kind.startswith("bad") else Mark.UNRESOLVED_PERIOD
        return Time(words, place, None, PeriodRole.EVENT, (mark,))
    if kind == "same":
        return _same(words, place, before)
    host = _host(told, published, _forward(text, span[0]), before)
    code, role = _KINDS[kind](told, host, published)
    if code is None or code == _EITHER:
        mark = Mark.AMBIGUOUS if code or len(set(host.years)) > 1 else Mark.UNRESOLVED_PERIOD
        return Time(words, place, None, role, (mark,))
    try:
        when = period(code)
    except UnknownPeriod:
        return Time(words, place, None, role, (Mark.IMPOSSIBLE_DATE,))
    inferred = host.inferred and kind not in _PRINTED
    mark = Mark.INFERRED_PERIOD if kind in {"today", "dayonly"} else Mark.INFERRED_YEAR
    return Time(words, place, when, role, (mark,) if inferred else ())


_WILL = re.compile(
    r"(?:将|预计|力争|确保|计划|拟|年内)[^，。；]{0,6}$|\b(?:will|would|(?:is|are|plans?|due|expected)\sto)\b[^.,;]{0,40}$"
)
_TO = re.compile(r"(?:到|至)[^，。；]{0,6}$|\b(?:by|until|till)\s(?:[a-z]+\s){0,3}$")


def _forward(text: str, at: int) -> str:
    """Tell how words before a mention look forward: they “will”, lead “to” it, or do not."""
    if _WILL.search(text[max(0, at - 48) : at]):
        return "will"
    return "to" if _TO.search(text[max(0, at - 10) : at]) else ""


def _years_of_day(month: int, day: int, on: date, forward: str) -> tuple[int, ...]:
    """Give the years in which a day without one may lie, seen from a day of publication."""
    past = on.year if (month, day) <= (on.month, on.day) else on.year - 1
    try:
        soon = date(past + 1, month, day) - on < _MONTH_AHEAD
    except ValueError:
        return (past,)
    if forward == "will" or (forward and soon):
        return (past + 1,)
    if forward:
        return (on.year,)
    return (past, past + 1) if soon else (past,)


def _years_of_deadline(month: int, on: date, forward: str) -> tuple[int, ...]:
    if month >= on.month:
        return (on.year,)
    return (on.year + 1,) if forward == "will" else (on.year, on.year + 1)


def _host(told: dict[str, str], published: Published, forward: str, before: list[Time]) -> _Host:
    if "year" in told:
        return _Host((_year(told["year"]),), inferred=False)
    if published.first is None or published.last is None:
        return _Host((), inferred=True)
    days = (published.first, published.last)
    word = told.get("word")
    if word in {"当年", "同年"}:
        earlier = next(
            (one.period for one in reversed(before) if one.period and one.period.is_dated), None
        )
        return _Host((earlier.end.year,) if earlier else (), inferred=True)
    if word:
        return _Host(tuple(day.year + _OFFSETS[word] for day in days), inferred=True)
    if "before" in told or "d1" in told:
        month, number = _number(told["m1"]) or 0, _number(told.get("d1", "")) or 0
        pairs = [_years_of_deadline(month, day, forward) if "before" in told
                 else _years_of_day(month, number, day, forward) for day in days]  # fmt: skip
        return _Host(tuple(year for pair in pairs for year in pair), inferred=True)
    month = _number(told.get("m2") or told.get("m1") or "") or 0
    late = [
        day.year - 1 if month and month > day.month and not forward else day.year for day in days
    ]
    return _Host(tuple(late), inferred=True, forward=forward)


def _year(text: str) -> int:
    return int(text) if text.isdecimal() else chinese(text) or 0


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else chinese(text) if text else None


Found = tuple[str | None, PeriodRole]
_OPEN: Found = (None, PeriodRole.WINDOW)


def _plan(told: dict[str, str], host: _Host, published: Published) -> Found:
    """Five-year plans: the first ran from 1953, the sixth to the tenth and on without a gap from 1981."""
    del host, published
    number = chinese(told["plan"].removesuffix("五")) or 0
    first = 1981 + 5 * (number - 6) if number >= 6 else 0  # noqa: PLR2004 - the sixth plan
    if not first:
        return _OPEN
    at = told["at"]
    if at.endswith("末") or at == "收官之年":
        return f"../{first + 4}", PeriodRole.DEADLINE
    return (
        (f"{first}", PeriodRole.WINDOW)
        if at == "开局之年"
        else (f"{first}/{first + 4}", PeriodRole.WINDOW)
    )


def _years(told: dict[str, str], host: _Host, published: Published) -> Found:
    del host, published
    return f"{_year(told['first'])}/{_year(told['last'])}", PeriodRole.WINDOW


def _days(told: dict[str, str], host: _Host, published: Published) -> Found:
    del published
    if host.year is None:
        return None, PeriodRole.EVENT
    first, last = _number(told["m1"]), _number(told.get("m2", told["m1"]))
    begin = f"{host.year}-{first:02d}-{_number(told['d1']):02d}"
    turn = (last or 0) < (first or 0)
    return f"{begin}/{host.year + turn}-{last:02d}-{_number(told['d2']):02d}", PeriodRole.EVENT


def _months(told: dict[str, str], host: _Host, published: Published) -> Found:
    del published
    first, last = _number(told["m1"]), _number(told["m2"])
    return (None if host.year is None else f"{host.year}-{first:02d}/{last:02d}"), PeriodRole.WINDOW


def _leading(told: dict[str, str], host: _Host, published: Published) -> Found:
    count = _number(told["count"]) or 0
    year = host.year
    if year is not None and host.inferred and "word" not in told and published.last is not None:
        ended = published.last.month > (3 * count if told["kind"] == "季度" else count)
        year -= 0 if ended else 1
    if year is None:
        return _OPEN
    code = f"{year}-Q1/Q{count}" if told["kind"] == "季度" else f"{year}-01/{count:02d}"
    return code, PeriodRole.WINDOW


def _until(told: dict[str, str], host: _Host, published: Published) -> Found:
    if told["when"] == "目前":
        return (
            published.last.isoformat()
            if published.last == published.first and published.last
            else None
        ), PeriodRole.WINDOW
    if host.year is None:
        return _OPEN
    month = _number(told.get("m1", "")) or 12
    day = _number(told.get("d1", ""))
    return f"{host.year}-{month:02d}" + (f"-{day:02d}" if day else ""), PeriodRole.WINDOW


def _until_year(told: dict[str, str], host: _Host, published: Published) -> Found:
    del host, published
    return f"{_year(told['year'])}-12", PeriodRole.WINDOW


def _day(told: dict[str, str], host: _Host, published: Published) -> Found:
    del published
    month, day = _number(told["m1"]) or 0, _number(told["d1"]) or 0
    return (None if host.year is None else f"{host.year}-{month:02d}-{day:02d}"), PeriodRole.EVENT


def _today(told: dict[str, str], host: _Host, published: Published) -> Found:
    del host
    if published.last is None or published.first != published.last:
        return None, PeriodRole.EVENT
    day = published.last + timedelta(days=_TODAY[told["which"][0]])
    return day.isoformat(), PeriodRole.EVENT


def _day_alone(told: dict[str, str], host: _Host, published: Published) -> Found:
    """15日: of the month of publication, or of the one before when that lies a week back at most."""
    on = published.last
    if on is None or published.first != on:
        return None, PeriodRole.EVENT
    first, last = int(told["d"]), int(told.get("d2", told["d"]))
    year, month = on.year, on.month
    if last > on.day and not host.forward:
        before = on.replace(day=1) - timedelta(days=1)
        if last > before.day or on - before.replace(day=last) > _WEEK:
            return _EITHER, PeriodRole.EVENT
        year, month = before.year, before.month
    begin, end = (f"{year}-{month:02d}-{day:02d}" for day in (first, last))
    return (begin if first == last else f"{begin}/{end}"), PeriodRole.EVENT


def _season(told: dict[str, str], host: _Host, published: Published) -> Found:
    """2030/2031年度: which months of the two years it spans is not said."""
    del told, host, published
    return _EITHER, PeriodRole.WINDOW


def _ended(told: dict[str, str], host: _Host, published: Published) -> Found:
    del told, published
    return (None if host.year is None else f"{host.year}-12"), PeriodRole.WINDOW


def _by_month(told: dict[str, str], host: _Host, published: Published) -> Found:
    del published
    if host.year is None:
        return None, PeriodRole.DEADLINE
    day = _number(told.get("d1", ""))
    code = f"../{host.year}-{_number(told['m1']):02d}" + (f"-{day:02d}" if day else "")
    return code, PeriodRole.DEADLINE


def _quarter(told: dict[str, str], host: _Host, published: Published) -> Found:
    quarter = _number(told["q"]) or 1
    year = host.year
    if year is not None and not {"year", "word"} & set(told) and published.last is not None:
        year -= 1 if published.last.month < 3 * quarter - 2 else 0
    return (None if year is None else f"{year}-Q{quarter}"), PeriodRole.WINDOW


def _half(told: dict[str, str], host: _Host, published: Published) -> Found:
    number = 1 if told["half"] == "上" else 2
    year = host.year
    if year is not None and not {"year", "word"} & set(told) and published.last is not None:
        year -= 1 if number == 2 and published.last.month < 7 else 0  # noqa: PLR2004 - July opens the second half
    return (None if year is None else f"{year}-H{number}"), PeriodRole.WINDOW


def _month(told: dict[str, str], host: _Host, published: Published) -> Found:
    del published
    return (
        None if host.year is None else f"{host.year}-{_number(told['m1']):02d}"
    ), PeriodRole.WINDOW


def _since(told: dict[str, str], host: _Host, published: Published) -> Found:
    del told
    if host.year is None or published.last is None or published.first != published.last:
        return _OPEN
    day = published.last
    if host.year == day.year:
        return f"{host.year}-01/{day.month:02d}-{day.day:02d}", PeriodRole.WINDOW
    return f"{host.year}/{day.isoformat()}", PeriodRole.WINDOW


def _by(told: dict[str, str], host: _Host, published: Published) -> Found:
    del told, published
    return (None if host.year is None else f"../{host.year}"), PeriodRole.DEADLINE


def _by_year(told: dict[str, str], host: _Host, published: Published) -> Found:
    del host, published
    return f"../{_year(told['year'])}", PeriodRole.DEADLINE


def _plain_year(told: dict[str, str], host: _Host, published: Published) -> Found:
    del told, published
    return (None if host.year is None else f"{host.year}"), PeriodRole.WINDOW


def _whole(told: dict[str, str], host: _Host, published: Published) -> Found:
    """全年 in the first quarter is the year before, whose figures come out then."""
    del told
    if host.year is None or published.last is None:
        return _OPEN
    return f"{host.year - (1 if published.last.month <= _REPORTING else 0)}", PeriodRole.WINDOW


def _this_month(told: dict[str, str], host: _Host, published: Published) -> Found:
    del host
    first, last = published.first, published.last
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return _OPEN
    step = -1 if told["which"].startswith("上") else 1 if told["which"] == "下月" else 0
    year, month = divmod(last.year * 12 + last.month - 1 + step, 12)
    return f"{year}-{month + 1:02d}", PeriodRole.WINDOW


def _past(told: dict[str, str], host: _Host, published: Published) -> Found:
    del host
    count, last = _number(told["count"]), published.last
    if not count or last is None or published.first is None or published.first.year != last.year:
        return _OPEN
    return (
        f"{last.year - count}/{last.year - 1}" if count > 1 else f"{last.year - 1}",
        PeriodRole.WINDOW,
    )


_KINDS: Mapping[str, Callable[[dict[str, str], _Host, Published], Found]] = MappingProxyType(
    {
        "plan": _plan, "years": _years, "days": _days, "months": _months, "leading": _leading,
        "until": _until, "until_year": _until_year, "day": _day, "quarter": _quarter, "half": _half,
        "month": _month, "since": _since, "by": _by, "by_year": _by_year, "year": _plain_year,
        "thismonth": _this_month, "whole": _whole, "past": _past, "word": _plain_year,
        "today": _today, "dayonly": _day_alone, "season": _season, "ended": _ended, "by_month": _by_month,
    }
)  # fmt: skip


def _same(words: str, place: Span, before: list[Time]) -> Time:
    """Shift the window before by a year: 去年同期 after 前三季度 is the first three quarters before."""
    host = next((one for one in reversed(before) if one.period is not None), None)
    shifted = a_year_before(host.period) if host and host.period else None
    marks = (Mark.INFERRED_PERIOD,) if shifted else (Mark.UNRESOLVED_PERIOD,)
    return Time(words, place, shifted, PeriodRole.WINDOW, marks)


def a_year_before(window: Period) -> Period | None:
    """Give the same stretch of the year before; None for an undated one or one open at its start."""
    if not window.is_dated or window.start == date.min:
        return None
    years = re.findall(r"(?<![\d-])\d{4}", window.code)
    code = window.code
    for year in dict.fromkeys(years):
        code = code.replace(year, f"<{int(year) - 1}>")
    try:
        return period(code.replace("<", "").replace(">", ""))
    except UnknownPeriod:
        return None
