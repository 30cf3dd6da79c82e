"""Slips: what a tired eye leaves standing around a place that was filled."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.reported.lint.faults import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.reported.parts import Sentence

RULE = "slip"
_SLIPS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "zh": re.compile(r"[，、；：][，。、；：]|。。|（）|“”|《》|\{\w*\}|\bNone\b|\bnan\b"),
        "en": re.compile(
            r"[,;:] ?[,;:]|(?<!\.)\.\.(?!\.)|,\.|\(\)|“”| ,| {2}|\{\w*\}|\bNone\b(?! (?:of|is|has|was)\b)|\bnan\b"
        ),
    }
)
_GLUED = re.compile(r"[a-z]$")


def slips(language: Language, sentence: Sentence) -> Iterator[Flaw]:
    """Find doubled punctuation, empty brackets, unfilled places, and words glued to a number."""
    found = _SLIPS[language].search(sentence.text)
    if found is not None:
        yield Flaw(RULE, f"“{found.group()}”")
    if language == "zh":
        return
    for before, span in zip(sentence.spans, sentence.spans[1:], strict=False):
        if span.figure is not None and before.figure is None and _GLUED.search(before.text):
            yield Flaw(RULE, f"no space before “{span.text}”", span.figure.key)
