"""Ranks: first and last place, highest and lowest, against the figures beside them."""

from __future__ import annotations

import re
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.told import masked
from dianfan.reported.lint.told import told

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.lint.told import Told
    from dianfan.reported.parts import Chart
    from dianfan.reported.parts import Sentence

RULE = "rank-words"
_FIRST: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "zh": re.compile("第一位|居首|首位|榜首|领跑"),
        "en": re.compile(r"\b(?:first place|ranks first|tops the|leads the|top-ranked)\b"),
    }
)
_HIGHEST: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "zh": re.compile("最[高大多快]"),
        "en": re.compile(r"\b(?:highest|largest|most of all|fastest)\b"),
    }
)
_LOWEST: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "zh": re.compile("最[低小少慢]"),
        "en": re.compile(r"\b(?:lowest|smallest|least of all|slowest)\b"),
    }
)


def ranks(language: Language, some: Sequence[Told], sentence: Sentence) -> Iterator[Flaw]:
    """Find words of rank that a figure of the same sentence belies."""
    words = "".join(masked(span) for span in sentence.spans)
    first = _FIRST[language].search(words)
    if first:
        for one in some:
            if one.figure.unit.dimension == "rank" and one.figure.value != 1:
                yield Flaw(
                    RULE, f"“{first.group()}” beside rank {one.figure.value}", one.figure.key
                )
    figures = [one.figure for one in some]
    for one in some:
        yield from _extreme(language, one, figures)


def chart_title(language: Language, chart: Chart, marks: Sequence[Figure]) -> Iterator[Flaw]:
    """Find in a title what is called the highest or lowest and is not, by the chart's marks."""
    for one in told(chart.title):
        yield from _extreme(language, one, marks)


def _extreme(language: Language, one: Told, among: Iterable[Figure]) -> Iterator[Flaw]:
    for patterns, sign, word in ((_HIGHEST, 1, "highest"), (_LOWEST, -1, "lowest")):
        if not patterns[language].search(one.before):
            continue
        for rival in among:
            if _alike(one.figure, rival) and (_size(rival) - _size(one.figure)) * sign > 0:
                yield Flaw(
                    RULE,
                    f"called the {word}, but {rival.value} {rival.unit} is told beside it",
                    one.figure.key,
                )
                break


def _alike(one: Figure, other: Figure) -> bool:
    return (
        one.measure == other.measure
        and one.period == other.period
        and one.unit.dimension == other.unit.dimension
        and one.unit.dimension != "rank"
    )


def _size(figure: Figure) -> Fraction:
    return Fraction(figure.value) * figure.unit.factor
