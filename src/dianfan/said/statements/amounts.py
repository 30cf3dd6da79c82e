"""Amounts: numbers with their units as Chinese words print them, and the interval they mean."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.unit import unit
from dianfan.said.statements import bounds
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.names import names
from dianfan.said.statements.numerals import ARABIC
from dianfan.said.statements.numerals import CHINESE
from dianfan.said.statements.numerals import arabic
from dianfan.said.statements.numerals import chinese
from dianfan.said.statements.numerals import fold
from dianfan.said.statements.numerals import share

_ESTIMATES = {
    "十几": (11, 19), "几十": (20, 99), "数十": (20, 99), "几百": (200, 999), "数百": (200, 999),
    "几千": (2000, 9999), "数千": (2000, 9999),
}  # fmt: skip
_LEAST = {"上百": 100, "上千": 1000, "上万": 10000}
_MAGNITUDE = "万亿|千亿|百亿|亿|千万|百万|万|千|百"
_DIGIT = "一二三四五六七八九"
_TEN, _HUNDRED = 10, 100
_NUMBER = re.compile(
    rf"(?P<share>{CHINESE}分之(?:{ARABIC}|{CHINESE}(?:点[零〇{_DIGIT}]+)?))"
    rf"|(?P<estimate>{'|'.join(_ESTIMATES)})|(?P<least>{'|'.join(_LEAST)})"
    rf"|(?P<arabic>{ARABIC})|(?P<pair>十?[{_DIGIT}两][{_DIGIT}][十百千]?(?![零{_DIGIT}十百千]))|(?P<chinese>{CHINESE})"
)
_TRAIL = re.compile(r"(?P<head>.+?)(?P<magnitude>万亿|亿|万)")
_TENTHS = re.compile(rf"成(?P<half>[{_DIGIT}半])?")
_DATE = re.compile(r"(?:年(?!产)|月|日|号|时(?!间)|点(?!多)|:\d)")
_LASTING = re.compile(r"(?:连续|整整|历时|长达|持续|为期|用了|耗时)$")
_STRETCH = re.compile(r"多?(?:月|小时|星期|季度|年头|工作日)")
_PAST = re.compile(r"(?:的?历史|之久|的?时间|的?努力)")


_FROM = re.compile(r"由[^，。；\d]{0,8}$")
_FROM_TO = re.compile(r"(?:缩小|扩大|下降|上升|回落|提高|降|升)[至到]\d")


_SIGN = re.compile(
    r"(?:^|(?<=[\s（(，、：；:,为是达至到从由了约长速幅比率度降升润]))[-−]$|(?<![肩担背欠抱辜身自胜])负$|零下$"
)
_LOOSE = re.compile(rf"[百千万][{_DIGIT}两十]|千百|百千")
_NEAR = 12
_FACTOR = re.compile(r"(?<![\d.×])(?P<factor>\d{1,2})\s?[×✕xX*]\s?$")
_PRODUCT = re.compile(r"\s?[×✕xX*]\s?\d")
_POWER = re.compile(r"[百千]?[万]?(?:千瓦|兆瓦|吉瓦|千伏安|兆伏安|MW|kW|GW|MVA)(?!时|h)")


class Number(NamedTuple):
    """A number that was found: its lower end, its upper one for an estimate, and how it is written."""

    low: Decimal
    high: Decimal | None
    start: int
    end: int
    is_chinese: bool
    bound: Bound | None = None
    percent: bool = False
    fraction: bool = False


@lru_cache(maxsize=1)
def measure_words() -> dict[str, bool]:
    """Give the measure words, and whether a Chinese numeral before them counts something."""
    text = (
        files("dianfan.said.statements").joinpath("measure_words.csv").read_text(encoding="utf-8")
    )
    return {row["word"]: row["counts"] == "yes" for row in csv.DictReader(text.splitlines())}


@lru_cache(maxsize=1)
def _right() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, measure_words()), key=len, reverse=True))
    single = rf"个百分点|百分点|%|‰|{words}"
    return re.compile(
        rf"(?P<more>余|多|来)?(?P<magnitude>{_MAGNITUDE})?(?P<more2>余|多)?"
        rf"(?:(?P<lower_unit>{single})?(?P<lower_magnitude>{_MAGNITUDE})?\s?(?:[—–~-]{{1,2}}|至|到)\s?"
        rf"(?P<upper>[+-]?(?:{ARABIC}))(?P<upper_more>余|多)?(?P<upper_magnitude>{_MAGNITUDE})?)?"
        rf"(?P<unit>{single})?(?P<per>/(?:{words}|年|月|日))?(?P<late_more>(?:余|多)(?=[，。；、！？）的]|$))?"
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
    while match := _NUMBER.search(plain, at):
        read = _number(match)
        at = match.end()
        if read is None or any(_clash(Span(*match.span()), span) for span in taken):
            continue
        number = _multiplied(plain, _signed(plain, read))
        one = _amount(plain, number) if number else None
        if one is not None and (not found or one.span.start >= found[-1].span.end):
            found.append(one)
            at = max(at, one.span.end)
    return tuple(found)


def _clash(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _number(match: re.Match[str]) -> Number | None:
    start, end, words = *match.span(), match[0]
    if match["arabic"]:
        return Number(arabic(words), None, start, end, is_chinese=False)
    if match["estimate"]:
        low, high = _ESTIMATES[words]
        return Number(Decimal(low), Decimal(high), start, end, is_chinese=True)
    if match["least"]:
        value = Decimal(_LEAST[words])
        return Number(value, None, start, end, is_chinese=True, bound=Bound.AT_LEAST)
    read = _share if match["share"] else _estimate if match["pair"] else _chinese
    return read(words, start, end)


def _signed(text: str, number: Number) -> Number:
    """Take the sign before a figure: 增长-3.5%, 负3.5%, 零下20℃; 5-8 and 1+1 have none."""
    from_here = max(0, number.start - _NEAR)
    sign = _SIGN.search(text[from_here : number.start])
    idle = number.high is not None or number.fraction or (number.is_chinese and not number.percent)
    if sign is None or idle:
        return number
    return number._replace(low=-number.low, start=from_here + sign.start())


def _multiplied(text: str, number: Number) -> Number | None:
    """Multiply 2×66万千瓦 out, of power alone; another product (3×5米) is no quantity."""
    from_here = max(0, number.start - _NEAR)
    factor = _FACTOR.search(text[from_here : number.start])
    if factor is None:
        return None if _PRODUCT.match(text, number.end) else number
    if number.is_chinese or not _POWER.match(text, number.end):
        return None
    return number._replace(low=number.low * int(factor["factor"]), start=from_here + factor.start())


def _share(words: str, start: int, end: int) -> Number | None:
    read = share(words)
    if read is None:
        return None
    value = Decimal(read[0].numerator) / Decimal(read[0].denominator)
    return Number(value, None, start, end, is_chinese=False, percent=read[1], fraction=not read[1])


def _estimate(words: str, start: int, end: int) -> Number | None:
    """Read 七八十 as 70 to 89, 十七八 as 17 to 18, 两三 as 2 to 3."""
    base = _TEN if words[0] == "十" else 0
    bare = words[1:] if base else words
    size = {"十": 10, "百": 100, "千": 1000}.get(bare[-1], 1)
    first, second = (chinese(char) for char in bare[:2])
    if first is None or second is None or second != first + 1:
        return None
    low, high = base + first * size, base + second * size + size - 1
    return Number(Decimal(low), Decimal(high), start, end, is_chinese=True)


def _chinese(words: str, start: int, end: int) -> Number | None:
    """Read a Chinese numeral; 万 or 亿 at its end stays with the unit, 百八十 is no number."""
    if _LOOSE.match(words):
        return None
    trail = _TRAIL.fullmatch(words)
    head = trail["head"] if trail else words
    value = chinese(head)
    if value is None or head in {"万", "亿", "零"}:
        return None
    stop = end - len(words) + len(head)
    return Number(Decimal(value), None, start, stop, is_chinese=True)


def _amount(text: str, number: Number) -> Amount | None:
    right = _right().match(text, number.end)
    assert right is not None  # noqa: S101 - every group is optional
    tenths = _TENTHS.match(text, number.end)
    if tenths and number.high is None and number.low <= _TEN:
        return _tenths(text, number, tenths)
    if number.fraction or number.percent:
        return _bare(text, number)
    magnitude = right["magnitude"] or ""
    symbol = right["unit"] or (right["lower_unit"] if right["upper"] else "") or ""
    if not symbol and not magnitude:
        return _index(text, number)
    if _is_no_count(text, number, right, symbol):
        return None
    return _measured(text, number, right, symbol)


_INDEX = re.compile(
    r"(?:(?:指数|收入比|之比|值|系数|比率|弹性)[^，。；、\d]{0,6}|(?:缩小|扩大|下降|上升|回落|提高|降)[至到])$"
)


def _index(text: str, number: Number) -> Amount | None:
    """Read a number without a unit where words ask for one: 指数为118.6, PUE值低于1.25."""
    head = text[max(0, number.start - 14) : number.start]
    asked = _INDEX.search(head) or (_FROM.search(head) and _FROM_TO.match(text, number.end))
    plain = not number.is_chinese and text[number.end : number.end + 1] not in {
        "年",
        "月",
        "日",
        "号",
    }
    return _bare(text, number) if asked and plain else None


def _is_no_count(text: str, number: Number, right: re.Match[str], symbol: str) -> bool:
    """Tell dates, ordinals, idle ones and stretches of time from counts."""
    head = text[max(0, number.start - 6) : number.start]
    if head.endswith(("第", "〔", ".", "-", "+", "/")) or re.search(r"[A-Za-z]$", head):
        return True
    if not symbol:
        return True
    lasting = bool(_LASTING.search(head) or right["more"] or _PAST.match(text, right.end()))
    if symbol == "个" and _STRETCH.match(text, right.end()):
        return True
    if symbol == "年":
        return not lasting
    if not number.is_chinese:
        return not right["magnitude"] and symbol in {"组", "级"}
    bare = not (right["magnitude"] or right["more"] or number.high or number.bound)
    idle = bare and number.low == 1 and symbol not in {"%", "倍"}
    counts = measure_words().get(symbol, True)
    return idle or (bare and not counts)


def _measured(text: str, number: Number, right: re.Match[str], symbol: str) -> Amount:
    magnitude = right["upper_magnitude"] or right["magnitude"] or right["lower_magnitude"] or ""
    printed = magnitude + ("百分点" if symbol == "个百分点" else symbol) + (right["per"] or "")
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
    more = right["more"] or right["more2"] or right["late_more"]
    if more and not magnitude and low < _HUNDRED and low % _TEN == 0:
        span = Quantity(low + 1, Bound.RANGE, low + _TEN - 1)
        return _made(text, number, end, (span, printed))
    bound = Bound.MORE_THAN if more else number.bound
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
