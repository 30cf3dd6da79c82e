"""Directions: words of rise and fall against the sign of the figure beside them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.percents import POINTS
from dianfan.reported.lint.percents import RELATIVE
from dianfan.reported.lint.percents import kinds
from dianfan.reported.parts import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.lint.told import Told

RULE = "wrong-direction"
_ZH_UP = "增长|增加|上升|提高|上涨|提升|攀升|回升|扩大|增多|加快|高出"
_ZH_DOWN = "负增长|下降|减少|回落|下滑|降低|下跌|缩小|收窄|放缓|减|降"
_EN_UP = (
    r"rose|rises?|rising|(?<!made )up|grew|grows?|growing|increased?|increases|gain(?:ed|s)?|climb(?:ed|s)?"
    r"|(?:growth|rise|increase|gain) of"
)
_EN_DOWN = (
    r"fell|falls?|falling|(?<!broken )down|dropp?(?:ed|s)?|declin(?:ed?|es)|decrease[ds]?|shrank|shrinks?"
    r"|slipp(?:ed)?|lost|(?:fall|drop|decline|decrease) of"
)
_BEHIND = MappingProxyType({"zh": r"了?(?:达|近|约)?[（(]?$", "en": r"(?: by)? ?\(?$"})
_BEFORE: Mapping[str, Mapping[int, re.Pattern[str]]] = MappingProxyType(
    {
        "zh": {
            -1: re.compile(rf"(?:{_ZH_DOWN}){_BEHIND['zh']}"),
            1: re.compile(rf"(?:{_ZH_UP}){_BEHIND['zh']}"),
            0: re.compile(r"(?:持平|没有变化|不变)[（(]$"),
        },
        "en": {
            -1: re.compile(rf"\b(?:{_EN_DOWN}){_BEHIND['en']}"),
            1: re.compile(rf"\b(?:{_EN_UP}){_BEHIND['en']}"),
            0: re.compile(r"\b(?:unchanged|did not change|flat)\b[^\x01\x02]*\($"),
        },
    }
)
_AFTER: Mapping[str, Mapping[int, re.Pattern[str]]] = MappingProxyType(
    {
        "zh": {
            -1: re.compile(r"^的?(?:下降|降幅|跌幅|回落)"),
            1: re.compile(r"^的?(?:增长|增幅|升幅|涨幅)"),
        },
        "en": {
            -1: re.compile(r"^ (?:decline|decrease|drop|fall|lower)\b"),
            1: re.compile(r"^ (?:growth|increase|rise|gain|higher)\b"),
        },
    }
)
_SIGN_TOLD: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "zh": re.compile("提前|早于|早了|短缺|还差|差距|不及|低于|少于|落后"),
        "en": re.compile(
            r"\b(?:early|earlier|ahead|sooner|short|below|behind|less|lower|fewer|under)\b"
        ),
    }
)
_NAMES = {1: "a rise", -1: "a fall", 0: "no change"}


def directions(language: Language, some: Iterable[Told]) -> Iterator[Flaw]:
    """Find words of rise, fall and standstill that the sign of their figure belies."""
    for one in some:
        way = direction(language, one)
        if way is not None:
            yield from _against(way, one)
        elif (
            one.span.origin is Origin.UNSIGNED and one.figure.value < 0 and not _told(language, one)
        ):
            yield Flaw(RULE, "no word beside it tells that the figure is negative", one.figure.key)


def _told(language: Language, one: Told) -> bool:
    """Tell whether a word of time or want beside a negative figure stands for its sign."""
    return _SIGN_TOLD[language].search(f"{one.before} {one.after}") is not None


def direction(language: Language, one: Told) -> int | None:
    """Give the direction that our words tell of a figure: 1, −1, 0; nothing where they tell none."""
    for way, pattern in _BEFORE[language].items():
        if pattern.search(one.before):
            return way
    if is_change(one.figure):
        for way, pattern in _AFTER[language].items():
            if pattern.search(one.after):
                return way
    return None


def is_change(figure: Figure) -> bool:
    """Tell whether a figure is a growth or a difference rather than a level."""
    tail = kinds(figure)
    return figure.unit.dimension == POINTS or bool(tail and tail[-1] in RELATIVE)


def _against(way: int, one: Told) -> Iterator[Flaw]:
    figure, value = one.figure, one.figure.value
    sign = (value > 0) - (value < 0)
    if sign != way:
        yield Flaw(
            RULE, f"the words tell {_NAMES[way]}, the figure is {value} {figure.unit}", figure.key
        )
    elif way < 0 and one.span.text.lstrip("约近超不过").startswith(("−", "-")):
        yield Flaw(RULE, "a word of fall and a minus sign both turn the number", figure.key)
    elif way and figure.unit.is_additive and not is_change(figure):
        yield Flaw(RULE, f"the words tell {_NAMES[way]}, the figure is a level", figure.key)
