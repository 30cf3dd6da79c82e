"""Counting: measure words, and whether a number counts something or is a date, an order or a stretch."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files

from dianfan.said.statements import bounds
from dianfan.said.statements.numbers import Number

_LASTING = re.compile(r"(?:连续|整整|历时|长达|持续|为期|用了|用时|耗时)$")
_STRETCH = re.compile(r"多?(?:季度|年头|工作日)")
_TERM = re.compile(
    r"(?:期|期限|时限|周期|寿命|时间|时长|年限|跨度|缩短|压缩|延长|提前|推迟|减少|增加|减至|降至|提速)[^，。；\d]{0,4}$"
)
_LATIN = re.compile(r"[A-Za-z]$")
_IN_TURN = re.compile(r"连续$")
_POINTS = re.compile(r"(?:[涨跌升降落加少低高]|提升|回升|上升)[^，。；、\d]{0,3}$")
_PAST = re.compile(r"(?:的?历史|之久|的?时间|的?努力)")
_FROM = re.compile(r"由[^，。；\d]{0,8}$")
_FROM_TO = re.compile(r"(?:缩小|扩大|下降|上升|回落|提高|降|升)[至到]\d")
_INDEX = re.compile(
    r"(?:(?:指数|收入比|之比|值|系数|比率|弹性|得分|评分|率[为达]|率达到)[^，。；、\d]{0,6}|(?:缩小|扩大|下降|上升|回落|提高|降)[至到])$"
)
_COUNTS = re.compile(
    r"(?:数|量|次|额|用户|粉丝|人口)(?:已?(?:达到?|为|有|近|超过?|突破|增至|升至))?$"
)
_CLOSES = re.compile(r"大关|(?:左右|以上|以内|余|多)?(?:[，。；、！）]|$)")
_SPANS = frozenset({"年", "个月", "个多月", "个星期", "个多星期", "周", "星期"})
"""Units of time in which a number may as well name a date or a stretch (五年来)."""


@lru_cache(maxsize=1)
def measure_words() -> dict[str, bool]:
    """Give the measure words, and whether a Chinese numeral before them counts something."""
    text = (
        files("dianfan.said.statements").joinpath("measure_words.csv").read_text(encoding="utf-8")
    )
    return {row["word"]: row["counts"] == "yes" for row in csv.DictReader(text.splitlines())}


def is_index(text: str, number: Number) -> bool:
    """Tell whether words ask for a number without a unit: 指数为118.6, PUE值低于1.25."""
    head = text[max(0, number.start - 14) : number.start]
    asked = _INDEX.search(head) or (_FROM.search(head) and _FROM_TO.match(text, number.end))
    dated = text[number.end : number.end + 1] in {"年", "月", "日", "号"}
    return bool(asked) and not number.is_chinese and not dated


def is_large(text: str, number: Number, right: re.Match[str]) -> bool:
    """Tell whether ten thousands without a unit are counted: 观影人次突破120万, 不足百万."""
    left, _ = bounds.around(text, number.start, right.end())
    if right["magnitude"][-1] not in "万亿" or (number.is_chinese and not left):
        return False
    head = text[max(0, number.start - 6) : number.start]
    return bool(left or _COUNTS.search(head)) and bool(_CLOSES.match(text, right.end()))


def is_no_count(text: str, number: Number, right: re.Match[str], symbol: str) -> bool:
    """Tell dates, ordinals, idle ones and stretches of time from counts.

    Args:
        text: the folded text.
        number: a number of it.
        right: what was read behind it.
        symbol: its unit, empty when none is printed.
    """
    head = text[max(0, number.start - 6) : number.start]
    is_ordinal = head.endswith(("第", "〔", ".", "-", "+", "/")) or bool(_LATIN.search(head))
    if not symbol or is_ordinal or _is_moment(text, number, right, symbol):
        return True
    if symbol in _SPANS:
        return not _is_stretch(text, number, right)
    if not number.is_chinese:
        return not right["magnitude"] and symbol in {"组", "级"}
    bare = not (right["magnitude"] or right["more"] or number.high or number.bound)
    idle = bare and number.low == 1 and symbol not in {"%", "倍"}
    return idle or (bare and not measure_words().get(symbol, True))


def _is_moment(text: str, number: Number, right: re.Match[str], symbol: str) -> bool:
    """Tell 5个季度 and 3点, a time of the day, from what is counted or has moved by points."""
    if symbol == "个" and _STRETCH.match(text, right.end()):
        return True
    head = text[max(0, number.start - 6) : number.start]
    return symbol == "点" and number.low == int(number.low) and not _POINTS.search(head)


def _is_stretch(text: str, number: Number, right: re.Match[str]) -> bool:
    """Tell whether years or months are how long something lasts, and not a date or 五年来."""
    head = text[max(0, number.start - 6) : number.start]
    if right["unit"] != "年" and _IN_TURN.search(head):
        return False
    lasting = _LASTING.search(head) or right["more"] or _PAST.match(text, right.end())
    return bool(lasting) or _is_term(text, number, right.end())


def _is_term(text: str, number: Number, end: int) -> bool:
    """Tell whether years or months are how long something lasts: 期限最长3年, 三年左右."""
    left, right = bounds.around(text, number.start, end)
    start = number.start - (left.length if left else 0)
    near = left is not None and text[start : number.start] == "近"
    return bool(_TERM.search(text[max(0, start - 10) : start]) or ((left or right) and not near))
