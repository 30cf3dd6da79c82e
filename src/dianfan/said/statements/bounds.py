"""Bound words: what stands before or behind a number and says on which side the truth lies."""

from __future__ import annotations

import re
from typing import NamedTuple

from dianfan.figures.quantity import Bound

_NOT = (
    "(?:不会|不得|不能|不可|不应|不宜|不再|不许|不准|不允许|不|未能|未曾|未|没有|没能|没|无法)"
    "(?:再|曾|能)?"
)
_BEFORE = (
    (
        Bound.AT_MOST,
        f"(?:最高|最多|最大|最长)?{_NOT}(?:超过|突破|超出|超|高于|多于|大于|逾)|[超多高大](?:不过|不了)|至多|最多|最高|最长|最大",
    ),
    (
        Bound.AT_LEAST,
        f"(?:最低|最少)?{_NOT}(?:低于|少于|小于|下于|下)|[低少小](?:不了|不过|不于)|至少|最少|起码要?|最低|最小",
    ),
    (
        Bound.LESS_THAN,
        f"{_NOT}(?:达到|到达|达|到|足|满)|达不到|够不上|低于|小于|少于|接近|将近|逼近|(?<![附最临远新靠])近",
    ),
    (Bound.AT_LEAST, "突破|跨上|迈上|站上"),
    (Bound.MORE_THAN, "不止|超过|高于|大于|多于|超出|逾|(?<![赶反高])超"),
    (Bound.ABOUT, "大约|大概|约为|约占|约达|约有|(?<![签节条合契协制公履特违])约"),
)
_AFTER = (
    (Bound.AT_LEAST, "及以上|以上|(?<=元)起(?=[，。；、）]|$)"),
    (Bound.AT_MOST, "及以下|以下|以内|之内|(?<=[时钟里米])内(?![蒙部外陆])"),
    (Bound.ABOUT, "左右|上下"),
    (Bound.MORE_THAN, "有余"),
)
_ROUND = re.compile(r"(?:半|百|千|万|亿|[一二三四五六七八九]成)")
_PAST_ROUND = re.compile(
    r"(?<![通经超不度穿越路见难错去走到访看跑做办开干吃用送来帮扶待读写救修养种卖买教学住当渡翻飞跨有给受])过$"
)
_BROKEN_ROUND = re.compile(r"(?<![突打攻爆])破$")
_HELD = re.compile(r"控制在$")
_NOT_IN = re.compile(f"{_NOT}(?:处|落|停留)?(?:在|于)$")
_TURNED = {Bound.AT_MOST: Bound.AT_LEAST, Bound.AT_LEAST: Bound.AT_MOST}
_AT_A_DISTANCE = re.compile(r"(?:最多|至多)(?:可|能|可以|只能)?[^，。；、\d]{0,3}$")


class BoundWord(NamedTuple):
    """A bound word that touches a number, and how many characters it has; 0 for one afar."""

    bound: Bound
    length: int


def _compiled(
    some: tuple[tuple[Bound, str], ...], form: str
) -> tuple[tuple[Bound, re.Pattern[str]], ...]:
    return tuple((bound, re.compile(form.format(words))) for bound, words in some)


_LEFT = _compiled(_BEFORE, "(?:{})(?:了|至|到)?$")
_RIGHT = _compiled(_AFTER, "(?:{})")


def before(text: str, at: int) -> BoundWord | None:
    """Read the bound word that ends where a number begins; polarity words go first."""
    head = text[max(0, at - 12) : at]
    for bound, pattern in _LEFT:
        if match := pattern.search(head):
            return BoundWord(bound, len(match[0]))
    if _ROUND.match(text, at):
        if head.endswith("不过"):
            return BoundWord(Bound.AT_MOST, 2)
        if _PAST_ROUND.search(head):
            return BoundWord(Bound.MORE_THAN, 1)
        if _BROKEN_ROUND.search(head):
            return BoundWord(Bound.AT_LEAST, 1)
    return BoundWord(Bound.AT_MOST, 0) if _AT_A_DISTANCE.search(head) else None


def after(text: str, at: int) -> BoundWord | None:
    """Read the bound word that begins where a number and its unit end."""
    for bound, pattern in _RIGHT:
        if match := pattern.match(text, at):
            return BoundWord(bound, len(match[0]))
    return None


def around(text: str, start: int, end: int) -> tuple[BoundWord | None, BoundWord | None]:
    """Read the bound words before and behind a number; 不在5%以下 is turned round to at least 5%.

    What is to be held at (控制在) a number is at most that number, unless a word behind it says
    otherwise.

    Args:
        text: clean text.
        start: where the number begins.
        end: where its unit ends.
    """
    left, right = before(text, start), after(text, end)
    negated = _NOT_IN.search(text[max(0, start - 12) : start])
    if left is None and right is None and _HELD.search(text[max(0, start - 3) : start]):
        left = BoundWord(Bound.AT_MOST, 0)
    if left is None and right is not None and negated and right.bound in _TURNED:
        left = BoundWord(_TURNED[right.bound], len(negated[0]))
    return left, right
