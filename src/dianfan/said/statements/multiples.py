"""Multiples and ranks in words: 翻两番, 一半, 首位, 第三."""

from __future__ import annotations

import re
from decimal import Decimal

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.statements import bounds
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.numerals import chinese
from dianfan.said.statements.numerals import fold

_TIMES = {"翻番": 2, "翻一番": 2, "翻了一番": 2, "翻两番": 4, "翻了两番": 4, "翻三番": 8}
_WORDS = re.compile(r"翻了?[一两三]?番|(?<![另大])(?:一半|半数)(?!以[来前后])")
_CN = "一二三四五六七八九十百"
_RANK = re.compile(
    rf"第(?P<place>\d{{1,4}}|[{_CN}]{{1,4}})(?P<unit>位|名)"
    rf"|(?P<verb>居|列|排|升至|升到|跃居|跃升|降至|降到|由|从|保持|前移|跻身|进入|迈入|入围|入选)(?P<gap>[^，。；、《“\d第前首榜]{{0,6}})"
    rf"(?:第(?P<bare>\d{{1,3}}|[{_CN}]{{1,3}})(?![届期号版章条款批次产季届人医中小师团线\d{_CN}位名个])"
    rf"|(?P<top>首位|榜首|第一位)|前(?P<among>\d{{1,3}}|[{_CN}]{{1,3}})(?P<unit2>位|名|强)?(?![个月年天季]))"
)


def in_words(text: str) -> tuple[Amount, ...]:
    """Find multiples, halves and ranks that words alone tell.

    A doubling is 2 倍 and a second one 4 倍; a rank has no unit unless 位 or 名 is printed,
    and “among the first three” is at most 3.
    """
    plain = fold(text)
    found = [_times(plain, match) for match in _WORDS.finditer(plain)]
    found += [one for match in _RANK.finditer(plain) if (one := _rank(match))]
    return tuple(sorted(found, key=lambda one: one.span))


def _times(text: str, match: re.Match[str]) -> Amount:
    value = _TIMES.get(match[0])
    left, right = bounds.around(text, *match.span())
    start = match.start() - (left.length if left else 0)
    stop = match.end() + (right.length if right else 0)
    bound = left.bound if left else right.bound if right else Bound.EXACTLY
    quantity = Quantity(Decimal("0.5") if value is None else Decimal(value), bound)
    return Amount(Span(start, stop), Span(*match.span()), quantity, "倍" if value else "")


def _rank(match: re.Match[str]) -> Amount | None:
    for group, symbol in (("place", match["unit"]), ("bare", ""), ("among", match["unit2"] or "")):
        if match[group]:
            place = int(match[group]) if match[group].isdecimal() else chinese(match[group])
            if place is None:
                return None
            start = match.start(group) - 1
            bound = Bound.AT_MOST if group == "among" else Bound.EXACTLY
            stop = match.end(group) + len(symbol)
            span = Span(start, stop)
            return Amount(
                span, Span(match.start(group), stop), Quantity(Decimal(place), bound), symbol
            )
    span = Span(*match.span("top"))
    return Amount(span, span, Quantity(Decimal(1)), "")
