"""Numbers: figures and Chinese numerals with their signs and factors, before any unit is read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from dianfan.figures.quantity import Bound
from dianfan.said.statements import bounds
from dianfan.said.statements.numerals import ARABIC
from dianfan.said.statements.numerals import CHINESE
from dianfan.said.statements.numerals import arabic
from dianfan.said.statements.numerals import chinese
from dianfan.said.statements.numerals import share

_ESTIMATES = {
    "十几": (11, 19), "几十": (20, 99), "数十": (20, 99), "几百": (200, 999), "数百": (200, 999),
    "几千": (2000, 9999), "数千": (2000, 9999),
}  # fmt: skip
_LEAST = {"上百": 100, "上千": 1000, "上万": 10000, "上亿": 10**8}
_DIGIT = "一二三四五六七八九"
_TEN = 10
_PAIRED = {3: 5}
"""三五 is 3 to 5, though they do not follow one another."""
NUMBERS = re.compile(
    rf"(?P<share>{CHINESE}分之(?:{ARABIC}|{CHINESE}(?:点[零〇{_DIGIT}]+)?))"
    rf"|(?P<estimate>{'|'.join(_ESTIMATES)})|(?P<least>{'|'.join(_LEAST)})"
    rf"|(?P<arabic>{ARABIC})|(?P<pair>十?[{_DIGIT}两][{_DIGIT}][十百千]?(?![零{_DIGIT}十百千]))|(?P<chinese>{CHINESE})"
)
_TRAIL = re.compile(r"(?P<head>.+?)(?P<magnitude>万亿|亿|万)")
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


def number_of(text: str, match: re.Match[str]) -> Number | None:
    """Read a match of ``NUMBERS``: the number without a sign; None when it is none.

    Args:
        text: the folded text.
        match: one of its numbers.
    """
    if (one := _read(match) or _round(text, match)) is None:
        return None
    return _multiplied(text, _signed(text, one))


def _read(match: re.Match[str]) -> Number | None:
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


def _round(text: str, match: re.Match[str]) -> Number | None:
    """Read 万 or 亿 alone behind a bound word as one of it: 近万名, 破万亿元."""
    start = match.start()
    if match[0] not in {"万", "亿", "万亿"} or bounds.before(text, start) is None:
        return None
    return Number(Decimal(1), None, start, start, is_chinese=True)


def _signed(text: str, number: Number) -> Number:
    """Take the sign before a figure: 增长-3.5%, 负3.5%, 零下20℃; 5-8 and 1+1 have none."""
    from_here = max(0, number.start - _NEAR)
    sign = _SIGN.search(text[from_here : number.start])
    frost = sign is not None and sign[0] == "零下"
    counted = number.is_chinese and not number.percent and not frost
    idle = number.high is not None or number.fraction or counted
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
    if first is None or second is None or second not in {first + 1, _PAIRED.get(first)}:
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
