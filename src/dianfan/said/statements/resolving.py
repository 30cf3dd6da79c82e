"""Resolving: mentions of time against the day on which they were printed, whatever the language."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from dianfan.said.statements.windows import EITHER
from dianfan.said.statements.windows import KINDS
from dianfan.said.statements.windows import Host
from dianfan.said.statements.windows import number_in
from dianfan.said.statements.windows import year_of

_OFFSETS: Mapping[str, int] = MappingProxyType(
    {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
)
_MONTH_AHEAD = timedelta(days=31)
_PRINTED = frozenset({"plan", "years", "until_year", "by_year", "between"})
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
    if kind in {"near", "badday", "badmonth", "misread"}:
        mark = Mark.UNRESOLVED_PERIOD if kind == "near" else Mark.IMPOSSIBLE_DATE
        return Time(words, place, None, PeriodRole.EVENT, (mark,))
    if kind == "same":
        return _same(words, place, [one for one in before if not _is_measure(text, one)])
    host = _host(told, published, _forward(text, span[0]), before)
    code, role = KINDS[kind](told, host, published)
    if code is None or code == EITHER:
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


def _host(told: dict[str, str], published: Published, forward: str, before: list[Time]) -> Host:
    if "year" in told:
        return Host((year_of(told["year"]),), inferred=False)
    if published.first is None or published.last is None:
        return Host((), inferred=True)
    days = (published.first, published.last)
    word = told.get("word")
    if word in {"当年", "同年"}:
        earlier = next(
            (one.period for one in reversed(before) if one.period and one.period.is_dated), None
        )
        return Host((earlier.end.year,) if earlier else (), inferred=True)
    if word:
        return Host(tuple(day.year + _OFFSETS[word] for day in days), inferred=True)
    if "before" in told or "d1" in told:
        month, number = number_in(told["m1"]) or 0, number_in(told.get("d1", "")) or 0
        pairs = [_years_of_deadline(month, day, forward) if "before" in told
                 else _years_of_day(month, number, day, forward) for day in days]  # fmt: skip
        return Host(tuple(year for pair in pairs for year in pair), inferred=True)
    month = number_in(told.get("m2") or told.get("m1") or "") or 0
    late = [
        day.year - 1 if month and month > day.month and not forward else day.year for day in days
    ]
    return Host(tuple(late), inferred=True, forward=forward)


def _same(words: str, place: Span, before: list[Time]) -> Time:
    """Shift the window before by a year: 去年同期 after 前三季度 is the first three quarters before."""
    host = next((one for one in reversed(before) if one.period is not None), None)
    shifted = a_year_before(host.period) if host and host.period else None
    marks = (Mark.INFERRED_PERIOD,) if shifted else (Mark.UNRESOLVED_PERIOD,)
    return Time(words, place, shifted, PeriodRole.WINDOW, marks)


def _is_measure(text: str, one: Time) -> bool:
    """Tell whether something is measured against that time: 比9月."""
    return one.span is not None and text[: one.span.start].endswith(("比", "较"))


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
