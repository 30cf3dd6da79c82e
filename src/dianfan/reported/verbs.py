"""Verbs: how a value is said to be, and how a change is said to go, in house style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.quantity import Bound
from dianfan.reported.parts import Sentence
from dianfan.reported.say import Unsigned
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language

_STOOD = frozenset({"share", "index", "percentage points", "rank", "multiple"})
_COUNTED = frozenset({"count", "persons", "households", "head"})
_OF_POINTS = frozenset({"percentage points", "index", "multiple"})
_PLAIN_BOUNDS = frozenset({Bound.EXACTLY, Bound.RANGE, Bound.AT_LEAST})


def being(figure: Figure, language: Language) -> str:
    """Give the verb between a name and its value; a bound word needs none in Chinese."""
    if language == "zh":
        return "为" if figure.quantity.bound in _PLAIN_BOUNDS else ""
    dimension = figure.unit.dimension
    if dimension in _STOOD or "/" in dimension:
        return "stood at"
    return "numbered" if dimension in _COUNTED else "came to"


def grew(growth: Figure, language: Language) -> Sentence:
    """Tell a growth over a year before: 同比增长5%, up 5% on a year earlier."""
    points = growth.unit.dimension == "percentage points"
    up = ("同比提高{size}" if points else "同比增长{size}", "up {size} on a year earlier")
    down = ("同比回落{size}" if points else "同比下降{size}", "down {size} on a year earlier")
    level = ("与上年同期持平（{size}）", "unchanged on a year earlier ({size})")
    return signed(growth, language, up, down, level)


def moved(growth: Figure, language: Language) -> Sentence:
    """Tell a growth as the verb of a sentence: 增长5%, 提高1.2个百分点; rose 5%."""
    points = growth.unit.dimension == "percentage points"
    return signed(
        growth,
        language,
        ("提高{size}" if points else "增长{size}", "rose {size}"),
        ("回落{size}" if points else "下降{size}", "fell {size}"),
        ("持平（{size}）", "did not change ({size})"),
    )


def rose(growth: Figure, language: Language) -> Sentence:
    """Tell a growth over a year before as the verb of a sentence."""
    if language == "zh":
        return grew(growth, language)
    return signed(
        growth,
        language,
        ("", "rose {size} on a year earlier"),
        ("", "fell {size} on a year earlier"),
        ("", "did not change on a year earlier ({size})"),
    )


def changed(by: Figure, language: Language) -> Sentence:
    """Tell a difference in its own unit: 增加12家, 提高1.2个百分点; up 12, up 1.2 points."""
    points = by.unit.dimension in _OF_POINTS
    return signed(
        by,
        language,
        ("提高{size}" if points else "增加{size}", "up {size}"),
        ("下降{size}" if points else "减少{size}", "down {size}"),
        ("持平", "unchanged"),
    )


def signed(
    figure: Figure,
    language: Language,
    up: tuple[str, str],
    down: tuple[str, str],
    level: tuple[str, str],
) -> Sentence:
    """Fill the words that fit the sign of a figure, whose number is told without its sign."""
    if not figure.value:
        return say(language, *level, size=figure)
    words = up if figure.value > 0 else down
    return say(language, *words, size=figure if figure.value > 0 else Unsigned(figure))
