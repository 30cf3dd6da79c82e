"""Lost numbers: a unit with nothing before it, where a copy dropped the figures."""

from __future__ import annotations

import re

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.numerals import fold

_CN = "零〇一二两三四五六七八九十百千万亿几数余多半"
_MONEY = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<![{_CN}\d])(?P<unit>[万亿](?:元|美元|吨|千瓦时|千瓦|亩|人次|人|立方米|户))"
    r"(?![级产企项俱大村县镇以规富豪俱时])"
)
_SHARE = re.compile(rf"(?<![\d{_CN}])(?P<unit>%|个百分点)")
_ASKS = re.compile(
    r"(?:实现|完成|达到|达|为|增长|下降|提高|增加|减少|总值|产值|收入|投资|总额|余额|占比?|产量|装机|面积|人口)[^，。；\d]{0,12}$"
)
_LOST = Gap(GapReason.LOST, "the copy lost the number")


def lost(text: str) -> tuple[Amount, ...]:
    """Find units whose number a copy lost: 实现地区生产总值亿元，同比增长%.

    A unit of ten thousands or hundred millions after a word that asks for a number, a per
    cent sign or 个百分点 without a figure before it; 亿元级 and 亿元产业 are words.
    """
    plain = fold(text)
    found = [match for match in _MONEY.finditer(plain) if _ASKS.search(plain[: match.start()])]
    found += [
        match
        for match in _SHARE.finditer(plain)
        if match.start() and _ASKS.search(plain[: match.start()])
    ]
    amounts = []
    for match in sorted(found, key=lambda one: one.start()):
        span = Span(*match.span("unit"))
        symbol = match["unit"].removeprefix("个")
        amounts.append(Amount(span, Span(span.start, span.start), _LOST, symbol))
    return tuple(amounts)
