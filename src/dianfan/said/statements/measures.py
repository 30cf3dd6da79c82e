"""What kind of number it is: a level, a growth, a share, a rank; and against what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from dianfan.figures.gap import Gap
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Measure

_UP = "增长|增加(?!值)|提高|上升|上涨|增幅|增速|涨幅|扩大|提升"
_DOWN = "下降|减少|降低|回落|下滑|下跌|降幅|收窄|缩短|缩小|节约"
_THEN = r"(?:了|约|近|超|超过|为|达|达到)?"
_MOVES = re.compile(
    rf"(?:(?:{_UP}|{_DOWN}){_THEN}[^，。；、\d]{{0,3}}|(?:涨|跌|减|降|多|少|便宜){_THEN})$"
)
_DOWNWARD = re.compile(rf"(?:(?:{_DOWN}){_THEN}[^，。；、\d]{{0,3}}|(?:跌|减|降|少|便宜){_THEN})$")
_REACHES = re.compile(r"(?:到|至|成)(?:了)?[^，。；、\d]{0,2}$")
_LISTED = re.compile(
    r"(?:[约近超逾]?[\d.]+(?:%|％|个?百分点|[^\d，。；、和及与]{0,4})(?:[、和及与]|以及))+$"
)
_BASES: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (
        Basis.YEAR_BEFORE,
        re.compile(
            r"同比|比上年同期|较上年同期|比去年同期|较去年同期|比上年(?!末)|较上年(?!末)|比去年|较去年"
        ),
    ),
    (Basis.PERIOD_BEFORE, re.compile(r"环比|比上月|较上月|比上季|较上季|比上半年")),
    (Basis.END_OF_LAST_YEAR, re.compile(r"较年初|比年初|较上年末|比上年末|较去年底")),
    (Basis.BASE_PERIOD, re.compile(r"(?:比|较)(?:20|19)\d{2}年|(?:年|期)前的")),
)
_SHARES = frozenset({"%", "‰", "成", ""})
_TURNED: Mapping[Bound, Bound] = MappingProxyType(
    {
        Bound.AT_LEAST: Bound.AT_MOST,
        Bound.AT_MOST: Bound.AT_LEAST,
        Bound.MORE_THAN: Bound.LESS_THAN,
        Bound.LESS_THAN: Bound.MORE_THAN,
    }
)


class Kind(NamedTuple):
    """What kind of number it is, and against what it is measured."""

    measure: Measure
    basis: Basis | None
    falls: bool


def kind(text: str, one: Amount, clause: int) -> Kind:
    """Tell what kind of number an amount is, from its unit and the words before it.

    Args:
        text: the block.
        one: an amount of it.
        clause: where its clause begins.
    """
    head = _LISTED.sub("", text[clause : one.span.start])
    moves = bool(_MOVES.search(head)) and not _REACHES.search(head)
    measure = _measure(text, one, head, moves=moves)
    changing = measure in {Measure.GROWTH, Measure.CHANGE}
    falls = changing and bool(_DOWNWARD.search(head))
    return Kind(measure, _basis(head) if changing or measure is Measure.MULTIPLE else None, falls)


def _measure(text: str, one: Amount, head: str, *, moves: bool) -> Measure:
    if text[one.span.start] in "第首榜" or (
        one.unit in {"", "位", "名", "强"} and text[one.span.start] == "前"
    ):
        return Measure.RANK
    if one.unit == "百分点":
        return Measure.CHANGE
    if one.unit == "倍":
        return Measure.GROWTH if moves else Measure.MULTIPLE
    if one.unit in _SHARES:
        return Measure.GROWTH if moves else Measure.SHARE
    if moves:
        return Measure.CHANGE
    return Measure.CUMULATIVE if "累计" in head else Measure.LEVEL


def _basis(head: str) -> Basis:
    return next((basis for basis, sign in _BASES if sign.search(head)), Basis.NOT_SAID)


def turned(quantity: Quantity | Gap) -> Quantity | Gap:
    """Turn a fall into a negative growth: 下降3%以上 is at most −3 %.

    So a check against a rate of the record, which is negative in a fall, holds.
    """
    if isinstance(quantity, Gap):
        return quantity
    if quantity.upper is not None:
        return Quantity(-quantity.upper, Bound.RANGE, -quantity.value)
    return Quantity(-quantity.value, _TURNED.get(quantity.bound, quantity.bound))
