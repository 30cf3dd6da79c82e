"""What a claim asks of the record: read from its unit and words, never from a number."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dianfan.figures.unit import Unit
    from dianfan.promised.model import ClaimRow

PROMISES = frozenset({"planned", "target", "expected"})
CONSTANT_PRICES = re.compile("不变价|可比价|constant prices|comparable prices")
WHOLE = re.compile("占(.+?)的?(?:百分比|比重|比率)|按(.+?)计算|与(.+?)之比")


class Asks(StrEnum):
    """The kind of statement that a claim makes, which decides the checks that apply."""

    EVENT = "event"
    RANK = "rank"
    DOUBLINGS = "doublings"
    RATIO = "ratio"
    MEAN_GROWTH = "mean growth"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    LEVEL = "level"


_DOUBLINGS = re.compile("翻番|翻了|doubl", re.IGNORECASE)
_MEAN = re.compile("年均.*增|平均增|(average|mean|compound) .*growth", re.IGNORECASE)
_BALANCE = re.compile("自然增长|natural .*growth", re.IGNORECASE)
_GROWTH = re.compile("增速|增长率|growth", re.IGNORECASE)
_CHANGE = re.compile("变化|增加量|净增|增产|减少量|高于|低于|change in|increase in", re.IGNORECASE)
MILESTONE = re.compile(
    "建成|投产|投运|投入运行|完工|竣工|通航|通车|开工|推进|finish|in operation|start of|opening"
)
START = re.compile("开工|start of works", re.IGNORECASE)
UNDER_WAY = re.compile("推进|progress", re.IGNORECASE)
MONTHLY = re.compile("月均|average month", re.IGNORECASE)
ADDED = re.compile("净增|新增|增加|增产|added|increase", re.IGNORECASE)
_QUALIFIER = re.compile(r"\((.*)\)")


def asks(row: ClaimRow, of: Unit | None) -> Asks:
    """Tell what a claim asks: by the unit first, then by its words in either language.

    Args:
        row: the claim as the programme has it.
        of: its unit; nothing where it names no number.
    """
    words = f"{row.measure_zh} {row.measure_en}"
    if of is None:
        return Asks.DOUBLINGS if _DOUBLINGS.search(words) else Asks.EVENT
    if of.dimension == "rank":
        return Asks.RANK
    if of.symbol in {"比", "倍"}:
        return Asks.RATIO
    if of.dimension == "percentage points":
        return Asks.CHANGE
    return _of_share(row, words) if of.is_share else _of_amount(row, words)


def _of_share(row: ClaimRow, words: str) -> Asks:
    qualifier = _QUALIFIER.search(row.measure)
    if _MEAN.search(words):
        return Asks.MEAN_GROWTH
    if _BALANCE.search(words):
        return Asks.CHANGE
    if qualifier is not None and qualifier[1].startswith("share"):
        return Asks.SHARE
    return Asks.GROWTH if _GROWTH.search(words) else Asks.SHARE


def _of_amount(row: ClaimRow, words: str) -> Asks:
    if _DOUBLINGS.search(words):
        return Asks.DOUBLINGS
    if _CHANGE.search(words):
        return Asks.CHANGE
    has_project = any(one.startswith("project:") for one in row.checked_by)
    return Asks.EVENT if has_project and MILESTONE.search(words) else Asks.LEVEL


def measured(row: ClaimRow) -> str:
    """Give the indicator that a claim names, its qualifier in brackets left aside."""
    return row.measure.partition(" (")[0]
