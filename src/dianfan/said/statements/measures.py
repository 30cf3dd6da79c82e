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

_UP = (
    "增长|增加(?!值)|偏高|偏多|增幅|增速|涨幅|升幅|提高|上升|上涨|上调|上扬|上浮|攀升|扩大|提升|提速|加快|回升|走高|多增|净增|猛增|激增|新增"
    "|增产|增收|增效|增多|增|高出|多出|前移|前进|上移|延长|拓宽|改善|优化|涨价|跃升|翻升|反弹|累计增长"
)
_DOWN = (
    "下降|减少|偏低|偏少|降低|降幅|跌幅|回落|下滑|下跌|下调|下挫|下浮|收窄|缩短|缩小|缩减|节约|节省|压减|压缩|减产|减收|减亏|降价|降本|少增|减"
    "|后移|后退|放缓|放慢|走低|缩水|锐减|骤降|让利|精简|负增长"
)
_THEN = (
    r"(?:了|约|近|超过?|逾|为|是|达到?|高达|仅|仅为|出|至少|不少于|将近|接近"
    r"|在|保持在?|稳定在|控制在|维持在|幅度?|率|速度|一度|再|又|各)*"
)
_MOVES = re.compile(
    rf"(?:{_UP}|{_DOWN}|(?<![起空迫霜])降|[涨跌]|(?<![更许众很不增减最至])[多少][收产打卖挣赚发建]?|便宜){_THEN}$"
)
_DOWNWARD = re.compile(
    rf"(?:{_DOWN}|(?<![起空迫霜])降|跌|(?<![更许众很不])少[收产打卖挣赚发建]?|便宜){_THEN}$"
)
_COMPARES = re.compile(rf"[比较][^，。；]{{1,24}}[高低快慢]{_THEN}$")
_MOVES_OF = re.compile(
    rf"(?:{_UP}|{_DOWN}|(?<!下)降)(?:(?!占)[\u4e00-\u9fff“”、]){{1,12}}?(?:约|近|超过?)?$"
)
"""A move before its object: 压减一般性支出12%. Of counted things (新增学位500个) it is a level."""
_DOWNWARD_OF = re.compile(
    rf"(?:{_DOWN}|(?<!下)降)(?:(?!占)[\u4e00-\u9fff“”、]){{1,12}}?(?:约|近|超过?)?$"
)
_RATE_OF_CHANGE = re.compile(r"(?:自然增长率|增长极|出生率|死亡率)[^，。；、\d]{0,3}$")
_MEASURED_BY = re.compile(
    r"(?:比|较|与)[^，。；]{1,20}$|(?:高于|低于|快于|慢于|优于|多于|少于)[^，。；\d]{2,14}$"
)
_LOWER = re.compile(r"(?:低于|慢于|少于)[^，。；\d]{2,14}$|[比较][^，。；]{1,24}[低慢]出?$")
_HIGHER = re.compile(r"(?:高于|快于|多于|优于)[^，。；\d]{2,14}$")
_GROWS_AFTER = re.compile(r"(?:以上|左右|以内)?的?(?:年均)?(?:增长|增速|增幅|涨幅|速度)")
_REACHES = re.compile(r"(?:到|至|成)(?:了)?[^，。；、\d]{0,2}$")
_LISTED = re.compile(
    r"(?:[约近超逾]?[\d.]+(?:%|％|个?百分点|[^\d，。；、和及与]{0,4})(?:[、和及与]|以及))+$"
)
_MOVED = (
    "同期|同月|同季|增|减|提|下|上|高|低|多|少|降|回|净|新|扩|缩|翻|加|放|前|后|跌|涨|改|节|压|快|慢|略|微|大幅|小幅"
    "|又|再|各|均|分别|猛|有所|相比|，"
)
_BASES: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (Basis.END_OF_LAST_YEAR, re.compile(r"(?:较|比)(?:年初|去?上?年年?[末底])")),
    (
        Basis.YEAR_BEFORE,
        re.compile(
            rf"同比|(?:[比较]|相比|同)(?:上年|去年)(?:全[省市县州区])?(?={_MOVED}|$)|(?:上年|去年)同期|上年同月|上年同季|去年同月"
        ),
    ),
    (
        Basis.PERIOD_BEFORE,
        re.compile(
            r"环比|[比较](?:前一?[日天周月年]|昨[日天])|[比较]上(?:个?月|个?季度?|旬|周|星期|期|一)|[比较](?:一|二|三|四)季度"
        ),
    ),
    (
        Basis.BASE_PERIOD,
        re.compile(
            r"(?:(?<![可占对同环相之])比|(?<![比])较|(?<!参)与)(?![例重率值价如为高大强])[^，。；\d]{0,4}\S{1,16}$|(?:年|期|月|前|底|末)的$"
            r"|(?:高于|低于|快于|慢于|优于|多于|少于)[^，。；\d]{2,14}$|(?:超额|提前)完成"
        ),
    ),
)
_ADDED = re.compile(rf"(?:新增|增收|增产|增效|降本|减收|让利){_THEN}$")
_AS_MULTIPLE = re.compile(
    r"(?:为|是|相当于)(?:去年|上年)?[^，。；\d]{0,4}(?:同期|去年|上年|往年)的$"
)
_NEAR = 40
_WORSE = re.compile(r"浓度|污染|PM|[降噪]尘|臭氧")
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


def kind(text: str, one: Amount, clause: int, since: int | None = None) -> Kind:
    """Tell what kind of number an amount is, from its unit and the words before it.

    Args:
        text: the block.
        one: an amount of it.
        clause: where its clause begins.
        since: where the words begin that may tell what it is measured against: behind the
            number before it; the clause where nothing is given.
    """
    head = _LISTED.sub("", text[clause : one.span.start])
    moves = _is_moving(text, one, head)
    measure = _measure(text, one, head, moves=moves)
    changing = measure in {Measure.GROWTH, Measure.CHANGE}
    falls = changing and _falls(text, one, head)
    against = head if since is None else text[min(since, clause) : one.span.start]
    against = against.rpartition("持平")[2]
    based = changing or measure is Measure.MULTIPLE
    return Kind(measure, basis(head, against) if based else None, falls)


def _is_moving(text: str, one: Amount, head: str) -> bool:
    if _REACHES.search(head) or _RATE_OF_CHANGE.search(head):
        return False
    if _GROWS_AFTER.match(text, one.span.end) and one.unit in _SHARES:
        return True
    of = one.unit in {"%", "‰", "成"} and _MOVES_OF.search(head)
    signs = (_MOVES, _HIGHER, _LOWER, _COMPARES)
    return bool(of or any(sign.search(head) for sign in signs))


def _falls(text: str, one: Amount, head: str) -> bool:
    of = one.unit in {"%", "‰", "成"} and _DOWNWARD_OF.search(head) and not _MOVES.search(head)
    near = text[max(0, one.span.start - _NEAR) : one.span.start]
    worse = near.endswith("改善") and _WORSE.search(near)
    return bool(_DOWNWARD.search(head) or of or _LOWER.search(head) or worse)


def _measure(text: str, one: Amount, head: str, *, moves: bool) -> Measure:
    if _is_rank(text, one):
        return Measure.RANK
    if one.unit in {"百分点", "基点"}:
        return Measure.CHANGE
    if one.unit == "倍":
        return Measure.GROWTH if moves else Measure.MULTIPLE
    if one.unit in _SHARES and _is_share(text, one):
        still = Measure.MULTIPLE if _AS_MULTIPLE.search(head) else Measure.SHARE
        return Measure.GROWTH if moves else still
    still = Measure.CUMULATIVE if "累计" in head else Measure.LEVEL
    return Measure.CHANGE if moves and not _is_added(head) else still


def _is_rank(text: str, one: Amount) -> bool:
    first = text[one.span.start]
    return first in "第首榜" or (first == "前" and one.unit in {"", "位", "名", "强"})


def _is_share(text: str, one: Amount) -> bool:
    """Tell an index without a unit (指数为118.6) from a fraction (三分之一, 一半)."""
    return bool(one.unit) or any(sign in text[slice(*one.number)] for sign in ("分之", "半"))


def _is_added(head: str) -> bool:
    """Tell what is newly there (新增500家) from a change against something (比上年新增500家)."""
    return bool(_ADDED.search(head)) and not _MEASURED_BY.search(head) and "同比" not in head


def basis(head: str, against: str) -> Basis:
    """Tell what a growth is measured against: words of its clause first, else those before it."""
    for words in (head, against):
        found = next((basis for basis, sign in _BASES if sign.search(words)), None)
        if found is not None:
            return found
    return Basis.NOT_SAID


def turned(quantity: Quantity | Gap) -> Quantity | Gap:
    """Turn a fall into a negative growth: 下降3%以上 is at most −3 %.

    So a check against a rate of the record, which is negative in a fall, holds.
    """
    if isinstance(quantity, Gap):
        return quantity
    if quantity.upper is not None:
        return Quantity(-quantity.upper, Bound.RANGE, -quantity.value)
    return Quantity(-quantity.value, _TURNED.get(quantity.bound, quantity.bound))
