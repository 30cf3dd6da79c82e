"""Times: what words say of when, resolved against the day on which they were printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dianfan.figures.errors import UnknownPeriod
from dianfan.figures.period import Period
from dianfan.figures.period import PeriodKind
from dianfan.figures.period import period
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time
from dianfan.said.statements.numerals import chinese
from dianfan.said.statements.numerals import fold

_CN = "一二三四五六七八九十"
_MONTH = rf"(?:1[0-2]|[1-9]|十[一二]?|[{_CN[:9]}])"
_DAY = rf"(?:3[01]|[12]?\d|[{_CN}]{{1,3}})"
_YEAR = r"(?:(?:19|20)\d{2}|二〇[〇一二三四五六七八九]{2})"
_TOWARDS = "(?:到|至|力争|预计|预计到)?"
_WORD = "今年|本年度?|去年|上年|前年|明年|后年|当年|同年"
_HEAD = rf"(?:(?P<year>{_YEAR})年|(?P<word>{_WORD}))?"
_DASH = r"\s?(?:[—–~-]{1,2}|至|到)\s?"
_OFFSETS: Mapping[str, int] = MappingProxyType(
    {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
)
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("plan", rf"[“\"]?(?P<plan>十[三四五六七]五|[{_CN}]五)[”\"]?(?P<at>期?末|期间|时期|以来|收官之年|开局之年)"),
    ("same", r"(?:去年|上年)?同期"),
    ("years", rf"(?P<first>{_YEAR})年?{_DASH}(?P<last>{_YEAR})年"),
    ("days", rf"{_HEAD}(?P<m1>{_MONTH})月(?P<d1>{_DAY})日{_DASH}(?:(?P<m2>{_MONTH})月)?(?P<d2>{_DAY})日"),
    ("months", rf"{_HEAD}(?P<m1>{_MONTH})月?{_DASH}(?P<m2>{_MONTH})月(?:份)?(?!\d*日)"),
    ("leading", rf"{_HEAD}前(?P<count>\d{{1,2}}|[{_CN}]{{1,3}})个?(?P<kind>季度|月)"),
    ("until", rf"截至(?P<when>目前|{_HEAD}(?:(?P<m1>{_MONTH})月(?:(?P<d1>{_DAY})日|底|末)?|年?[底末]))"),
    ("until_year", rf"截至(?P<year>{_YEAR})年?(?:底|末)"),
    ("day", rf"{_HEAD}(?P<m1>{_MONTH})月(?P<d1>{_DAY})日"),
    ("badday", rf"{_HEAD}(?P<m1>{_MONTH})月(?P<bad>\d{{1,2}}[A-Za-z]|3[2-9]|[4-9]\d)"),
    ("quarter", rf"{_HEAD}(?:第)?(?P<q>[一二三四1-4])季度"),
    ("half", rf"{_HEAD}(?P<half>上|下)半年"),
    ("month", rf"{_HEAD}(?P<m1>{_MONTH})月(?:份)?(?!\d)"),
    ("since", rf"(?:自)?(?:(?P<year>{_YEAR})年|(?P<word>{_WORD}))以来"),
    ("by", rf"{_TOWARDS}(?:(?P<year>{_YEAR})年|(?P<word>今年|明年|后年))?(?P<end>年底|年末|岁末|年内|底|末)(?!端)"),
    ("by_year", rf"(?:到|至)(?P<year>{_YEAR})年"),
    ("year", rf"(?P<year>{_YEAR})年(?!代)"),
    ("thismonth", r"(?P<which>本月|当月|上月|上个月|下月)"),
    ("past", rf"(?:近|过去|最近)(?P<count>\d|[{_CN}])年(?:来)?"),
    ("word", rf"(?P<word>{_WORD})"),
    ("whole", r"全年(?!龄)"),
    ("near", r"近年来|多年来|一年多来|目前|当前|日前|近日|昨日|今日|当日|连日来|年初以来"),
)  # fmt: skip
_REPORTING = 3
_PRINTED = frozenset({"plan", "years", "until_year", "by_year"})
"""Mentions that print their years, or a plan whose years are laid down."""


def _named(name: str, form: str) -> str:
    """Give a pattern a name, and its groups names that no other pattern has."""
    inner = re.sub(r"P<(\w+)>", rf"P<{name}_\1>", form)
    return f"(?P<k_{name}>{inner})"


_ALL = re.compile("|".join(_named(name, form) for name, form in _PATTERNS))


@dataclass(frozen=True)
class _Host:
    """The years that a mention may lie in, and whether it said so itself."""

    years: tuple[int, ...]
    inferred: bool

    @property
    def year(self) -> int | None:
        """The year, if there is one alone."""
        return self.years[0] if len(set(self.years)) == 1 else None


def times(text: str, published: Published) -> tuple[Time, ...]:
    """Find mentions of time in a Chinese text, each with the period that it resolves to.

    A year that is not printed is taken from the day of publication and marked inferred; a
    month later than that day is one of the year before, unless words look forward (到, 将,
    预计). Where the days of publication lead to two years, or nothing is known of them, the
    period stays open and is marked.

    Args:
        text: clean text, simplified.
        published: the day of publication, the days between which it lies, or nothing.
    """
    plain = fold(text)
    found: list[Time] = []
    for match in _ALL.finditer(plain):
        kind = next(name for name, _ in _PATTERNS if match[f"k_{name}"])
        told = {key.removeprefix(f"{kind}_"): value for key, value in match.groupdict().items()
                if value and key.startswith(f"{kind}_")}  # fmt: skip
        found.append(_resolved(text, match.span(), kind, told, published, found))
    return tuple(found)


def _resolved(
    text: str,
    span: tuple[int, int],
    kind: str,
    told: dict[str, str],
    published: Published,
    before: list[Time],
) -> Time:
    words, place = text[slice(*span)], Span(*span)
    if kind in {"near", "badday"}:
        mark = Mark.IMPOSSIBLE_DATE if kind == "badday" else Mark.UNRESOLVED_PERIOD
        return Time(words, place, None, PeriodRole.EVENT, (mark,))
    if kind == "same":
        return _same(words, place, before)
    host = _host(told, published, _looks_forward(text, span[0]), before)
    code, role = _KINDS[kind](told, host, published)
    if code is None:
        mark = Mark.AMBIGUOUS if len(set(host.years)) > 1 else Mark.UNRESOLVED_PERIOD
        return Time(words, place, None, role, (mark,))
    try:
        resolved = period(code)
    except UnknownPeriod:
        return Time(words, place, None, role, (Mark.IMPOSSIBLE_DATE,))
    inferred = host.inferred and kind not in _PRINTED
    return Time(words, place, resolved, role, (Mark.INFERRED_YEAR,) if inferred else ())


def _looks_forward(text: str, at: int) -> bool:
    return bool(
        re.search(r"(?:到|至|将|预计|力争|计划|拟|年内)[^，。；]{0,6}$", text[max(0, at - 10) : at])
    )


def _host(told: dict[str, str], published: Published, forward: bool, before: list[Time]) -> _Host:  # noqa: FBT001 - what the words look at
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
    month = _number(told.get("m2") or told.get("m1") or "")
    late = [
        day.year - 1 if month and month > day.month and not forward else day.year for day in days
    ]
    return _Host(tuple(late), inferred=True)


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
    return f"{begin}/{host.year}-{last:02d}-{_number(told['d2']):02d}", PeriodRole.EVENT


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
    month, day = _number(told["m1"]), _number(told["d1"])
    year = host.year
    if (
        year is not None
        and "year" not in told
        and "word" not in told
        and published.last is not None
    ):
        late = (month or 0, day or 0) > (published.last.month, published.last.day)
        year -= 1 if late and month == published.last.month else 0
    return (None if year is None else f"{year}-{month:02d}-{day:02d}"), PeriodRole.EVENT


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


def is_window(one: Time) -> bool:
    """Tell whether a mention can be the window of a number."""
    return (
        one.role is PeriodRole.WINDOW
        and one.period is not None
        and one.period.kind is not PeriodKind.UNDATED
    )
