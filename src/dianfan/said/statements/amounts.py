"""Amounts: numbers with their units as Chinese words print them, and the interval they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.unit import unit
from dianfan.said.statements import bounds
from dianfan.said.statements.counting import is_index
from dianfan.said.statements.counting import is_large
from dianfan.said.statements.counting import is_no_count
from dianfan.said.statements.counting import measure_words
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.names import names
from dianfan.said.statements.numbers import NUMBERS
from dianfan.said.statements.numbers import Number
from dianfan.said.statements.numbers import number_of
from dianfan.said.statements.numerals import ARABIC
from dianfan.said.statements.numerals import arabic
from dianfan.said.statements.numerals import chinese
from dianfan.said.statements.numerals import fold

_MAGNITUDE = "万亿|千亿|百亿|亿|千万|百万|万|千(?![瓦伏克米升卡焦帕赫])|百(?!帕)"
_DIGIT = "一二三四五六七八九"
_TEN, _HUNDRED = 10, 100
_TENTHS = re.compile(rf"成(?P<half>[{_DIGIT}半])?")
_FROM = re.compile(r"[由从]$")
_FAR = 40
_SHARED = re.compile(
    rf"(?:万亿|亿|万)?(?:(?:[、和及与]|以及)(?:{ARABIC})(?:(?:万亿|亿|万)(?=[、和及与以]))?)+"
)
_PRINTED = {"个百分点": "百分点", "个基点": "基点", "个位次": "位次"}


@lru_cache(maxsize=1)
def _right() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, measure_words()), key=len, reverse=True))
    single = rf"个百分点|个基点|个位次|百分点|%|‰|个多(?:月|星期|小时|工作日)|{words}"
    return re.compile(
        rf"(?P<more>余|多|来)?(?P<magnitude>{_MAGNITUDE})?(?P<more2>余|多)?"
        rf"(?:(?P<lower_unit>{single})?(?P<lower_magnitude>{_MAGNITUDE})?\s?(?:[—–~-]{{1,2}}|至|到)\s?"
        rf"(?P<upper>[+-]?(?:{ARABIC}))(?P<upper_more>余|多)?(?P<upper_magnitude>{_MAGNITUDE})?)?"
        rf"(?P<unit>(?:{single})(?:（(?:{words})）)?)?(?P<per>/(?:{words}|年|月|日|时))?(?P<late_more>(?:余|多)(?=[，。；、！？）的]|$))?"
    )


def amounts(text: str, extra: Iterable[str] = ()) -> tuple[Amount, ...]:
    """Find the quantities of a Chinese text, in their order; they never overlap.

    不超过 and 以内 are at most, 不低于, 突破 and 以上 at least, 超, 逾, 余 and 多 more than, 近 and
    不足 less than, 约 and 左右 about. 余 or 多 behind tens is a range (10余个 is 11 to 19), behind
    anything larger no more than a bound.

    Args:
        text: clean text, simplified.
        extra: names of the programme in which no number is a quantity.
    """
    plain = fold(text)
    taken = names(plain, extra)
    found: list[Amount] = []
    at = 0
    while match := NUMBERS.search(plain, at):
        number = number_of(plain, match)
        at = match.end()
        if number is None or any(_clash(Span(*match.span()), span) for span in taken):
            continue
        one = _amount(plain, number)
        if one is not None and (not found or one.span.start >= found[-1].span.end):
            found.append(one)
            at = max(at, one.span.end)
    return tuple(found)


def _clash(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _amount(text: str, number: Number) -> Amount | None:
    if ranged := _ranged(text, number):
        return ranged
    right = _right_of(text, number.end)
    tenths = _TENTHS.match(text, number.end)
    if tenths and number.high is None and number.low <= _TEN:
        return _tenths(text, number, tenths)
    if number.fraction or number.percent:
        return _bare(text, number)
    symbol = right["unit"] or (right["lower_unit"] if right["upper"] else "") or ""
    if not symbol:
        return _unitless(text, number, right)
    return (
        None if is_no_count(text, number, right, symbol) else _measured(text, number, right, symbol)
    )


def _ranged(text: str, number: Number) -> Amount | None:
    """Read a range of Chinese numerals: 五到八成, 二至三倍, 三至五年; 由三成到五成 is a change."""
    match = _chinese_range().match(text, number.end) if number.is_chinese else None
    high = chinese(match["upper"]) if match else None
    if match is None or high is None or number.high is not None or high <= number.low:
        return None
    if match["lower"] and match["lower"] != match["unit"]:
        return None
    if _FROM.search(text[: number.start]) and not text.startswith("不等", match.end()):
        return None
    symbol = _PRINTED.get(match["unit"], match["unit"])
    return _made(
        text, number, match.end(), (Quantity(number.low, Bound.RANGE, Decimal(high)), symbol)
    )


@lru_cache(maxsize=1)
def _chinese_range() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, measure_words()), key=len, reverse=True))
    single = rf"成|个百分点|{words}"
    return re.compile(
        rf"(?P<lower>{single})?(?:[—–~-]{{1,2}}|至|到)(?P<upper>[{_DIGIT}十两]+)(?P<unit>{single})(?!人|级)"
    )


def _unitless(text: str, number: Number, right: re.Match[str]) -> Amount | None:
    """Read a number without a unit: of a list, an index, or tens of thousands of something."""
    if (shared := _SHARED.match(text, number.end)) and _in_list(text, number):
        return _of_list(text, number, right, shared)
    if not right["magnitude"]:
        return _bare(text, number) if is_index(text, number) else None
    return _measured(text, number, right, "") if is_large(text, number, right) else None


def _in_list(text: str, number: Number) -> bool:
    return not number.is_chinese and "分别" in text[max(0, number.start - _FAR) : number.start]


def _of_list(
    text: str, number: Number, right: re.Match[str], shared: re.Match[str]
) -> Amount | None:
    """Read a number whose unit only the last of its list prints: 分别为1.2、0.8和0.5亿立方米."""
    last = _right_of(text, shared.end())
    if not last["unit"]:
        return None
    magnitude = right["magnitude"] or last["magnitude"] or ""
    symbol = magnitude + _PRINTED.get(last["unit"], last["unit"])
    end = number.end + len(right["magnitude"] or "")
    return _made(text, number, end, (Quantity(number.low), symbol))


def _right_of(text: str, at: int) -> re.Match[str]:
    """Read what stands behind a number; 0.25个百分点至2.6% is no range, since its ends differ."""
    right = _right().match(text, at)
    assert right is not None  # noqa: S101 - every group is optional
    lower, upper = right["lower_unit"], right["unit"]
    if right["upper"] and lower and upper and lower != upper:
        alone = _right().match(text, at, right.end("lower_unit"))
        assert alone is not None  # noqa: S101 - every group is optional
        return alone
    return right


def _measured(text: str, number: Number, right: re.Match[str], symbol: str) -> Amount:
    magnitude = right["upper_magnitude"] or right["magnitude"] or right["lower_magnitude"] or ""
    printed = magnitude + _PRINTED.get(symbol, symbol.replace("个多", "个")) + (right["per"] or "")
    end = right.end()
    low, high = (
        number.low,
        Decimal(0) if right["upper"] is None else arabic(right["upper"].replace("+", "")),
    )
    if right["upper_more"]:
        return _made(text, number, end, (Quantity(low, Bound.AT_LEAST), printed))
    upper = high if right["upper"] else number.high
    if upper is not None and upper >= low:
        return _made(text, number, end, (Quantity(low, Bound.RANGE, upper), printed))
    more = right["more"] or right["more2"] or right["late_more"] or symbol.startswith("个多")
    if more and not magnitude and 0 < low < _HUNDRED and low % _TEN == 0:
        span = Quantity(low + 1, Bound.RANGE, low + _TEN - 1)
        return _made(text, number, end, (span, printed))
    beyond = Bound.LESS_THAN if low < 0 else Bound.MORE_THAN
    bound = beyond if more else number.bound
    return _made(text, number, end, (Quantity(low, bound or Bound.EXACTLY), printed))


def _tenths(text: str, number: Number, match: re.Match[str]) -> Amount | None:
    half = match["half"]
    extra = Decimal(5 if half == "半" else chinese(half) or 0) / _TEN if half else Decimal(0)
    end = match.end()
    quantity = Quantity(number.low + extra)
    if text[end : end + 1] in {"多", "余"}:
        quantity, end = Quantity(number.low + extra, Bound.MORE_THAN), end + 1
    return _made(text, number, end, (quantity, "成"))


def _bare(text: str, number: Number) -> Amount:
    return _made(text, number, number.end, (Quantity(number.low), "%" if number.percent else ""))


def _made(text: str, number: Number, end: int, said: tuple[Quantity, str]) -> Amount:
    """Put bound words and number together; those of the words go before those of the number."""
    quantity, symbol = said
    left, right = bounds.around(text, number.start, end)
    start = number.start - (left.length if left else 0)
    stop = end + (right.length if right else 0)
    said_bound = left.bound if left else right.bound if right else None
    if said_bound and quantity.upper is None:
        quantity = Quantity(quantity.value, said_bound)
    elif said_bound and said_bound is not Bound.ABOUT and quantity.upper is not None:
        below = said_bound in {Bound.AT_MOST, Bound.LESS_THAN}
        quantity = Quantity(quantity.upper if below else quantity.value, said_bound)
    return Amount(Span(start, stop), Span(number.start, end), quantity, symbol, _is_known(symbol))


@lru_cache(maxsize=4096)
def _is_known(symbol: str) -> bool:
    try:
        unit(symbol)
    except UnknownUnit:
        return False
    return True
