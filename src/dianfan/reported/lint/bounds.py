"""Bounds: words such as 超, 约, over and nearly, which only a display may write."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.quantity import Bound
from dianfan.reported.lint.faults import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.reported.lint.told import Told

RULE = "bound-words"
_ABOVE = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_BELOW = frozenset({Bound.LESS_THAN, Bound.AT_MOST})
_ABOUT = frozenset({Bound.ABOUT})
_WORDS: Mapping[str, tuple[tuple[re.Pattern[str], frozenset[Bound]], ...]] = MappingProxyType(
    {
        "zh": (
            (re.compile(r"(?:不超过|至多|最多|不高于|不足|接近|将近|近)$"), _BELOW),
            (re.compile(r"(?:(?<!不)超过?|逾|不低于|不少于|至少|突破|高达)$"), _ABOVE),
            (re.compile(r"(?:约|大约|左右|大致)$"), _ABOUT),
        ),
        "en": (
            (
                re.compile(
                    r"(?<!add )(?<!adds )(?<!added )"
                    r"\b(?:at most|no more than|up to|less than|fewer than|nearly|almost|just under) $"
                ),
                _BELOW,
            ),
            (
                re.compile(
                    r"(?<!no )\b(?:more than|over|at least|no less than|upwards of|exceeding|above) $"
                ),
                _ABOVE,
            ),
            (
                re.compile(
                    r"(?<!asked )(?<!told )(?<!known )(?<!says )"
                    r"\b(?:about|around|roughly|approximately|some) $"
                ),
                _ABOUT,
            ),
        ),
    }
)
_AFTER: Mapping[str, tuple[tuple[re.Pattern[str], frozenset[Bound]], ...]] = MappingProxyType(
    {
        "zh": (
            (re.compile(r"^(?:以上|有余|余(?![额下量]))"), _ABOVE),
            (re.compile(r"^(?:以内|以下)"), _BELOW),
            (re.compile(r"^(?:左右|上下(?!游))"), _ABOUT),
        ),
        "en": (
            (re.compile(r"^ (?:or more|or over)\b"), _ABOVE),
            (re.compile(r"^ (?:or less|or fewer)\b"), _BELOW),
        ),
    }
)


def bounds(language: Language, some: Iterable[Told]) -> Iterator[Flaw]:
    """Find words of a bound in our own words that the interval of the figure does not bear.

    A display brings the word of its bound along, so such a word before a figure with a
    bound is told twice, and before an exact figure it is not true.
    """
    for one in some:
        for text, words in ((one.before, _WORDS), (one.after, _AFTER)):
            for pattern, borne in words[language]:
                found = pattern.search(text)
                if found is not None:
                    bound = one.figure.quantity.bound
                    why = "tells its bound twice" if bound in borne else f"is {bound}"
                    yield Flaw(RULE, f"“{found.group().strip()}”: the figure {why}", one.figure.key)
