"""Windows: the period that each kind of mention of time means, in a year that is known."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.numerals import chinese

EITHER = "?"
"""The code of a mention that may be either of two periods."""
_WEEK = timedelta(days=7)
_TODAY: Mapping[str, int] = MappingProxyType({"昨": -1, "今": 0, "明": 1})
_REPORTING = 3


@dataclass(frozen=True)
class Host:
    """The years that a mention may lie in, and whether it said so itself."""

    years: tuple[int, ...]
    inferred: bool
    forward: str = ""

    @property
    def year(self) -> int | None:
        """The year, if there is one alone."""
        return self.years[0] if len(set(self.years)) == 1 else None


def year_of(text: str) -> int:
    """Read a year in figures or in Chinese."""
    return int(text) if text.isdecimal() else chinese(text) or 0


def number_in(text: str) -> int | None:
    """Read a number in figures or in Chinese; None of nothing."""
    return int(text) if text.isdecimal() else chinese(text) if text else None


Found = tuple[str | None, PeriodRole]
_OPEN: Found = (None, PeriodRole.WINDOW)


def _plan(told: dict[str, str], host: Host, published: Published) -> Found:
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


def _years(told: dict[str, str], host: Host, published: Published) -> Found:
    del host, published
    return f"{year_of(told['first'])}/{year_of(told['last'])}", PeriodRole.WINDOW


def _days(told: dict[str, str], host: Host, published: Published) -> Found:
    del published
    if host.year is None:
        return None, PeriodRole.EVENT
    first, last = number_in(told["m1"]), number_in(told.get("m2", told["m1"]))
    begin = f"{host.year}-{first:02d}-{number_in(told['d1']):02d}"
    turn = (last or 0) < (first or 0)
    return f"{begin}/{host.year + turn}-{last:02d}-{number_in(told['d2']):02d}", PeriodRole.EVENT


def _months(told: dict[str, str], host: Host, published: Published) -> Found:
    del published
    first, last = number_in(told["m1"]), number_in(told["m2"])
    return (None if host.year is None else f"{host.year}-{first:02d}/{last:02d}"), PeriodRole.WINDOW


def _leading(told: dict[str, str], host: Host, published: Published) -> Found:
    count = number_in(told["count"]) or 0
    year = host.year
    if year is not None and host.inferred and "word" not in told and published.last is not None:
        ended = published.last.month > (3 * count if told["kind"] == "季度" else count)
        year -= 0 if ended else 1
    if year is None:
        return _OPEN
    code = f"{year}-Q1/Q{count}" if told["kind"] == "季度" else f"{year}-01/{count:02d}"
    return code, PeriodRole.WINDOW


def _until(told: dict[str, str], host: Host, published: Published) -> Found:
    if told["when"] == "目前":
        return (
            published.last.isoformat()
            if published.last == published.first and published.last
            else None
        ), PeriodRole.WINDOW
    if host.year is None:
        return _OPEN
    month = number_in(told.get("m1", "")) or 12
    day = number_in(told.get("d1", ""))
    return f"{host.year}-{month:02d}" + (f"-{day:02d}" if day else ""), PeriodRole.WINDOW


def _month_end(told: dict[str, str], host: Host, published: Published) -> Found:
    """9月末 tells of a day that is over, 到12月底 or 力争10月底 of a deadline."""
    if host.forward:
        return _by_month(told, host, published)
    return _until({"when": "", **told}, host, published)


def _ten_days(told: dict[str, str], host: Host, published: Published) -> Found:
    del published
    if host.year is None:
        return _OPEN
    month = number_in(told["m1"]) or 1
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, monthrange(host.year, month)[1])}[
        told["ten"]
    ]
    begin = f"{host.year}-{month:02d}"
    return f"{begin}-{first:02d}/{begin}-{last:02d}", PeriodRole.WINDOW


def _since_day(told: dict[str, str], host: Host, published: Published) -> Found:
    if host.year is None or published.last is None or published.first != published.last:
        return _OPEN
    month, day = number_in(told["m1"]) or 1, number_in(told.get("d1", "")) or 1
    return f"{host.year}-{month:02d}-{day:02d}/{published.last.isoformat()}", PeriodRole.WINDOW


def _between(told: dict[str, str], host: Host, published: Published) -> Found:
    del host, published
    ends = [f"{year_of(told[f'y{n}'])}-{number_in(told[f'm{n}']) or 0:02d}" for n in (1, 2)]
    return "/".join(ends), PeriodRole.WINDOW


def _quarter_end(told: dict[str, str], host: Host, published: Published) -> Found:
    month = 3 * (number_in(told["q"]) or 1)
    return _month_end({**told, "m1": str(month)}, host, published)


def _now(told: dict[str, str], host: Host, published: Published) -> Found:
    del told, host
    if published.last is None or published.first != published.last:
        return None, PeriodRole.EVENT
    return published.last.isoformat(), PeriodRole.EVENT


def _until_year(told: dict[str, str], host: Host, published: Published) -> Found:
    del host, published
    return f"{year_of(told['year'])}-12", PeriodRole.WINDOW


def _day(told: dict[str, str], host: Host, published: Published) -> Found:
    del published
    month, day = number_in(told["m1"]) or 0, number_in(told["d1"]) or 0
    return (None if host.year is None else f"{host.year}-{month:02d}-{day:02d}"), PeriodRole.EVENT


def _today(told: dict[str, str], host: Host, published: Published) -> Found:
    del host
    if published.last is None or published.first != published.last:
        return None, PeriodRole.EVENT
    day = published.last + timedelta(days=_TODAY[told["which"][0]])
    return day.isoformat(), PeriodRole.EVENT


def _day_alone(told: dict[str, str], host: Host, published: Published) -> Found:
    """15日: of the month of publication, or of the one before when that lies a week back at most."""
    on = published.last
    if on is None or published.first != on:
        return None, PeriodRole.EVENT
    first, last = int(told["d"]), int(told.get("d2", told["d"]))
    year, month = on.year, on.month
    if last > on.day and not host.forward:
        before = on.replace(day=1) - timedelta(days=1)
        if last > before.day or on - before.replace(day=last) > _WEEK:
            return EITHER, PeriodRole.EVENT
        year, month = before.year, before.month
    begin, end = (f"{year}-{month:02d}-{day:02d}" for day in (first, last))
    return (begin if first == last else f"{begin}/{end}"), PeriodRole.EVENT


def _season(told: dict[str, str], host: Host, published: Published) -> Found:
    """2030/2031年度: which months of the two years it spans is not said."""
    del told, host, published
    return EITHER, PeriodRole.WINDOW


def _ended(told: dict[str, str], host: Host, published: Published) -> Found:
    del told, published
    return (None if host.year is None else f"{host.year}-12"), PeriodRole.WINDOW


def _by_month(told: dict[str, str], host: Host, published: Published) -> Found:
    del published
    if host.year is None:
        return None, PeriodRole.DEADLINE
    day = number_in(told.get("d1", ""))
    code = f"../{host.year}-{number_in(told['m1']):02d}" + (f"-{day:02d}" if day else "")
    return code, PeriodRole.DEADLINE


def _quarter(told: dict[str, str], host: Host, published: Published) -> Found:
    quarter = number_in(told["q"]) or 1
    year = host.year
    if year is not None and not {"year", "word"} & set(told) and published.last is not None:
        year -= 1 if published.last.month < 3 * quarter - 2 else 0
    return (None if year is None else f"{year}-Q{quarter}"), PeriodRole.WINDOW


def _half(told: dict[str, str], host: Host, published: Published) -> Found:
    number = 1 if told["half"] == "上" else 2
    year = host.year
    if year is not None and not {"year", "word"} & set(told) and published.last is not None:
        year -= 1 if number == 2 and published.last.month < 7 else 0  # noqa: PLR2004 - July opens the second half
    return (None if year is None else f"{year}-H{number}"), PeriodRole.WINDOW


def _month(told: dict[str, str], host: Host, published: Published) -> Found:
    del published
    return (
        None if host.year is None else f"{host.year}-{number_in(told['m1']):02d}"
    ), PeriodRole.WINDOW


def _since(told: dict[str, str], host: Host, published: Published) -> Found:
    del told
    if host.year is None or published.last is None or published.first != published.last:
        return _OPEN
    day = published.last
    if host.year == day.year:
        return f"{host.year}-01/{day.month:02d}-{day.day:02d}", PeriodRole.WINDOW
    return f"{host.year}/{day.isoformat()}", PeriodRole.WINDOW


def _by(told: dict[str, str], host: Host, published: Published) -> Found:
    del told, published
    return (None if host.year is None else f"../{host.year}"), PeriodRole.DEADLINE


def _by_year(told: dict[str, str], host: Host, published: Published) -> Found:
    del host, published
    return f"../{year_of(told['year'])}", PeriodRole.DEADLINE


def _plain_year(told: dict[str, str], host: Host, published: Published) -> Found:
    del told, published
    return (None if host.year is None else f"{host.year}"), PeriodRole.WINDOW


def _whole(told: dict[str, str], host: Host, published: Published) -> Found:
    """全年 in the first quarter is the year before, whose figures come out then; not what is to come."""
    del told
    if host.year is None or published.last is None:
        return _OPEN
    if host.forward == "will":
        return f"{host.year}", PeriodRole.WINDOW
    return f"{host.year - (1 if published.last.month <= _REPORTING else 0)}", PeriodRole.WINDOW


def _this_month(told: dict[str, str], host: Host, published: Published) -> Found:
    del host
    first, last = published.first, published.last
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return _OPEN
    step = -1 if told["which"].startswith("上") else 1 if told["which"] == "下月" else 0
    year, month = divmod(last.year * 12 + last.month - 1 + step, 12)
    return f"{year}-{month + 1:02d}", PeriodRole.WINDOW


def _past(told: dict[str, str], host: Host, published: Published) -> Found:
    del host
    count, last = number_in(told["count"]), published.last
    if not count or last is None or published.first is None or published.first.year != last.year:
        return _OPEN
    return (
        f"{last.year - count}/{last.year - 1}" if count > 1 else f"{last.year - 1}",
        PeriodRole.WINDOW,
    )


KINDS: Mapping[str, Callable[[dict[str, str], Host, Published], Found]] = MappingProxyType(
    {
        "plan": _plan, "years": _years, "days": _days, "months": _months, "leading": _leading,
        "until": _until, "until_year": _until_year, "day": _day, "quarter": _quarter, "half": _half,
        "month": _month, "since": _since, "by": _by, "by_year": _by_year, "year": _plain_year,
        "thismonth": _this_month, "whole": _whole, "past": _past, "word": _plain_year,
        "today": _today, "dayonly": _day_alone, "season": _season, "ended": _ended, "by_month": _by_month,
        "month_end": _month_end, "tenday": _ten_days,
        "since_day": _since_day, "between": _between, "quarter_end": _quarter_end, "now": _now,
    }
)  # fmt: skip
