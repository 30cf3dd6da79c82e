"""Untraced numbers: what stands for a number in our own words without a figure behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.told import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.reported.parts import Sentence

RULE = "untraced-number"
_NUMERAL = "〇零一二两三四五六七八九十百千万亿"
_MEASURES = (
    "个项家条座所张户人次万亿元吨亩倍年月日天名批期类组只头台套栋公米度例处份件辆艘轮支对间本篇"
)
_ZH = re.compile(
    rf"[0-9０-９]|[{_NUMERAL}]+[余多来几]?[{_MEASURES}]|翻[番倍一两二三四]|成倍"
    r"|[一二两三四五六七八九]成(?![果立为效本员长功])|过半|半数|[一大多小]半(?!年)|对半"
    rf"|[{_NUMERAL}]+分之[{_NUMERAL}]+|百分之|[数几上]十?[百千万亿](?![一-鿿]*的)|几十|数十|上十"
)
_ZH_WORDS = re.compile(
    "统一|同一|唯一|(?<!分)之一|第一|进一步|一致|一体|一直|一些|万千|千万[别不要]|一次性|一年一"
)
_EN = re.compile(
    r"[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores of|half|halves|thirds?|quarters?"
    r"|fifths?|tenths?|double[ds]?|doubling|triple[ds]?|tripling|quadrupled?|halved|halving|twice|thrice"
    r"|\w+fold|percent|per cent)\b",
    re.IGNORECASE,
)
_EN_WORDS = re.compile(r"\b(?:manifold|unfold|blindfold|(?:the|between|from) two)\b", re.IGNORECASE)
_PATTERNS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = MappingProxyType(
    {"zh": (_ZH, _ZH_WORDS), "en": (_EN, _EN_WORDS)}
)


@lru_cache(maxsize=4096)
def number_in(words: str, language: Language) -> str:
    """Give the first number in words of a language; empty when there is none."""
    pattern, harmless = _PATTERNS[language]
    found = pattern.search(harmless.sub("·", words))
    return found.group() if found else ""


def untraced(language: Language, sentence: Sentence) -> Iterator[Flaw]:
    """Find the numbers in our own words of a sentence, each run of words read as one."""
    run = ""
    for span in (*sentence.spans, None):
        ours = span is not None and span.figure is None and span.origin in OURS
        if ours and span is not None:
            run += span.text
            continue
        loose = number_in(run, language) if run else ""
        if loose:
            yield Flaw(RULE, f"the number “{loose}” has no figure behind it")
        run = ""
